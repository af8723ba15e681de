// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.Charsets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** A parameter's value, without its quotes; {@code null} where there is none. */
    @Nullable
    String parameter(String name) {
        for (var parameter : raw.split(";")) {
            var halves = parameter.strip().split("=", 2);
            if (halves.length == 2 && halves[0].equalsIgnoreCase(name)) {
                return halves[1].replace("\"", "");
            }
        }
        return null;
    }

    /** The characters that the body is written in: UTF-8 unless it names others that we know. */
    Charset charset() {
        return Optional.ofNullable(parameter("charset"))
                .flatMap(Charsets::named)
                .orElse(StandardCharsets.UTF_8);
    }
}
