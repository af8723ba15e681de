// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python calls the values of JSON, as far as it shows in texts. */
final class Python {

    private Python() {}

    static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case Map<?, ?> object -> "dict";
            case List<?> list -> "list";
            case String text -> "str";
            case BigInteger integer -> "int";
            case Double number -> "float";
            case Boolean bool -> "bool";
            default -> throw new IllegalArgumentException("JSON has no " + value.getClass());
        };
    }

    /** {@code str(value)}; half a surrogate pair becomes a question mark, since no answer could carry it. */
    static String str(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean bool -> bool ? "True" : "False";
            case Double number -> PythonFloat.str(number);
            default -> new String(value.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        };
    }

    /** What {@code str.isspace} counts as space. */
    static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    /** {@code str.strip()}. */
    static String strip(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
