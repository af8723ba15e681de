// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What a client makes its {@code GET} depend on, of something that has a tag and no date (RFC 9110, section 13). Dates
 * are passed over then, and so is a wish for a part of it ({@code Range}).
 */
public final class Preconditions {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?(\"[^\"]*\")\\s*(?:,|$)|\\s*,");

    private Preconditions() {}

    /**
     * Whether the client has it already: it is answered 304.
     *
     * @param asked the headers of the request
     * @param tag as it is sent in {@code ETag}, a strong one
     * @throws Refusal 412 where the client means something else
     */
    public static boolean isKnown(HttpHeaders asked, String tag) {
        if (asked.containsHeader(HttpHeaders.IF_MATCH) && !names(asked.getOrEmpty(HttpHeaders.IF_MATCH), tag, false)) {
            throw Refusal.of(412);
        }
        return names(asked.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag, true);
    }

    /** Whether the tag is among these; any is, where they say {@code *}. What is no tag is no other either. */
    private static boolean names(List<String> fields, String tag, boolean weakly) {
        var all = String.join(",", fields).strip();
        if (all.equals("*")) {
            return true;
        }
        var tags = TAG.matcher(all);
        while (tags.lookingAt() && tags.end() > tags.regionStart()) {
            if (tag.equals(tags.group(2)) && (weakly || tags.group(1) == null)) {
                return true;
            }
            tags.region(tags.end(), all.length());
        }
        return false;
    }
}
