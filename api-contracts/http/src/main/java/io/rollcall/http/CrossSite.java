// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Tells what a browser was made to send by another site: it shows our cookie without its user's wanting it (OWASP:
 * cross-site request forgery; Fetch Metadata). Clients that are no browsers send none of these headers, and nobody can
 * forge an {@code Authorization}.
 */
public final class CrossSite {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private CrossSite() {}

    /**
     * Whether this request may have been forged.
     *
     * @param base how clients reach this server
     */
    public static boolean forged(HttpMethod method, HttpHeaders headers, URI base) {
        if (SAFE.contains(method) || headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            return false;
        }
        var site = headers.getFirst("Sec-Fetch-Site");
        return site == null
                ? isOther(headers.getFirst(HttpHeaders.ORIGIN), base)
                : site.strip().toLowerCase(Locale.ROOT).equals("cross-site");
    }

    /** Browsers before 2023 say only where the page came from; {@code null} for one that has no place of its own. */
    private static boolean isOther(@Nullable String origin, URI base) {
        if (origin == null) {
            return false;
        }
        try {
            var from = URI.create(origin.strip());
            return !base.getRawAuthority().equalsIgnoreCase(from.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
