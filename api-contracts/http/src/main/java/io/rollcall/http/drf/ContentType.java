// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/**
 * What a client says that its body is. Read leniently, as Django does: Spring's own reader throws on what it does not
 * understand, and a refusal must repeat the header as it came.
 *
 * @param raw the header as it came; empty where there was none
 * @param name in lower case, without parameters
 */
record ContentType(String raw, String name) {

    static ContentType of(HttpHeaders headers) {
        var raw = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_TYPE), "");
        return new ContentType(raw, raw.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** The characters that the body is written in: UTF-8 unless it names others that we know. */
    Charset charset() {
        for (var parameter : raw.split(";")) {
            var halves = parameter.strip().split("=", 2);
            if (halves.length == 2 && halves[0].equalsIgnoreCase("charset")) {
                return known(halves[1].replace("\"", "").strip());
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
