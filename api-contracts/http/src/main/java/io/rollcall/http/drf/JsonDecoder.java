// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON as CPython's decoder reads it ({@code Modules/_json.c}), and with its words where it does not: clients of the
 * documents see them. One decoder does both, for two would have to agree on what JSON is. Of several values under one
 * name the last one wins.
 */
public final class JsonDecoder {

    /** Deeper nesting is refused before it can exhaust the stack. */
    private static final int MOST_LEVELS = 200;

    /** CPython's own limit; beyond it the time to convert an integer grows with the square of its length. */
    private static final int MOST_DIGITS = 4300;

    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9][0-9]*))(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int level;

    private JsonDecoder(String text) {
        this.text = text;
    }

    /**
     * The value that a text stands for, of the kinds that {@link io.rollcall.http.Body.Document} names.
     *
     * @throws Malformed with CPython's message, such as {@code Expecting value: line 1 column 1 (char 0)}
     */
    public static @Nullable Object decode(String text) {
        return new JsonDecoder(text).document();
    }

    private @Nullable Object document() {
        if (text.startsWith("\ufeff")) {
            throw wrong("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
        }
        skipSpace();
        var value = value();
        skipSpace();
        if (at < text.length()) {
            throw wrong("Extra data", at);
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (next()) {
            case '"' -> string();
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case 'n' -> word("null", null);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private <T> T nested(Supplier<T> reading) {
        if (++level > MOST_LEVELS) {
            throw wrong("Too deeply nested", at);
        }
        at++;
        skipSpace();
        var value = reading.get();
        at++;
        level--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var more = next() != '}'; more; more = hasMore('}')) {
            if (next() != '"') {
                throw wrong("Expecting property name enclosed in double quotes", at);
            }
            var name = string();
            skipSpace();
            if (next() != ':') {
                throw wrong("Expecting ':' delimiter", at);
            }
            at++;
            skipSpace();
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> array() {
        var array = new ArrayList<@Nullable Object>();
        for (var more = next() != ']'; more; more = hasMore(']')) {
            array.add(value());
        }
        return array;
    }

    private boolean hasMore(char end) {
        skipSpace();
        if (next() == end) {
            return false;
        }
        if (next() != ',') {
            throw wrong("Expecting ',' delimiter", at);
        }
        at++;
        skipSpace();
        return true;
    }

    private String string() {
        var opening = at++;
        var string = new StringBuilder();
        while (at < text.length()) {
            var character = text.charAt(at);
            if (character == '"') {
                at++;
                return string.toString();
            } else if (character < ' ') {
                throw wrong("Invalid control character at", at);
            } else if (character == '\\' && at + 1 < text.length()) {
                string.append(escaped());
            } else {
                string.append(character);
                at++;
            }
        }
        throw wrong("Unterminated string starting at", opening);
    }

    private char escaped() {
        if (text.charAt(at + 1) == 'u') {
            return unicode();
        }
        var which = ESCAPED.indexOf(text.charAt(at + 1));
        if (which < 0) {
            throw wrong("Invalid \\escape", at);
        }
        at += 2;
        return MEANT.charAt(which);
    }

    /** One UTF-16 unit; the two of a pair come one after the other and so make up their character by themselves. */
    private char unicode() {
        var end = at + 6;
        if (end >= text.length() || !text.substring(at + 2, end).chars().allMatch(HexFormat::isHexDigit)) {
            throw wrong("Invalid \\uXXXX escape", at + 1);
        }
        var unit = (char) HexFormat.fromHexDigits(text, at + 2, end);
        at = end;
        return unit;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("Expecting value", at);
        }
        at += word.length();
        return meaning;
    }

    private Number number() {
        var number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("Expecting value", at);
        }
        at = number.end();
        if (number.group(2) != null || number.group(3) != null) {
            return Double.valueOf(number.group());
        }
        if (number.group().length() > MOST_DIGITS) {
            throw new Malformed("Exceeds the limit (" + MOST_DIGITS + " digits) for integer string conversion");
        }
        return new BigInteger(number.group());
    }

    /** The character at hand; NUL at the end of the text, which like NUL itself begins nothing. */
    private char next() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Python counts characters, not UTF-16 units. */
    private Malformed wrong(String what, int where) {
        var before = text.substring(0, where);
        var line = 1 + before.chars().filter(character -> character == '\n').count();
        var column = 1
                + before.codePoints()
                        .skip(before.codePointCount(0, before.lastIndexOf('\n') + 1))
                        .count();
        var character = before.codePointCount(0, where);
        return new Malformed("%s: line %d column %d (char %d)".formatted(what, line, column, character));
    }
}
