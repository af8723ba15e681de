// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A path below {@code /ops/v1/} with its parameters. Whatever is put in is encoded (RFC 3986). */
final class Query {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringBuilder text;
    private char next;

    private Query(String start) {
        this.text = new StringBuilder(start);
        this.next = start.contains("?") ? '&' : '?';
    }

    /**
     * A path of these words.
     *
     * @throws Failure 64 where one is empty or would lead elsewhere
     */
    static Query of(String first, String... more) {
        var path = new StringBuilder(first);
        for (var word : more) {
            if (word.isBlank() || word.equals(".") || word.equals("..")) {
                throw new Failure(ExitCode.USAGE, "'" + word + "' is no name.");
            }
            path.append('/').append(encoded(word));
        }
        return new Query(path.toString());
    }

    /** A path as it is, which may have parameters already. */
    static Query verbatim(String path) {
        return new Query(path);
    }

    /** The same with a parameter more, unless it is {@code null}. */
    Query with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(next).append(name).append('=').append(encoded(value.toString()));
            next = '&';
        }
        return this;
    }

    static String encoded(String word) {
        var safe = new StringBuilder();
        for (var octet : word.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (octet & 0xff);
            if ((letter < 0x80 && Character.isLetterOrDigit(letter)) || "-._~:@".indexOf(letter) >= 0) {
                safe.append(letter);
            } else {
                safe.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
