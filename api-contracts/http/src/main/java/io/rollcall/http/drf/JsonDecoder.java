// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.math.BigInteger;
import java.util.ArrayList;
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

    /** So that ten megabytes of {@code [[],[],[]]} do not become half a gigabyte of objects. */
    private static final int MOST_VALUES = 100_000;

    /** CPython's own limit; beyond it the time to convert an integer grows with the square of its length. */
    private static final int MOST_DIGITS = 4300;

    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9][0-9]*))(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final JsonText text;
    private int level;
    private int values;

    private JsonDecoder(JsonText text) {
        this.text = text;
    }

    /**
     * The value that a text stands for, of the kinds that {@link io.rollcall.http.Body.Document} names.
     *
     * @throws Malformed with CPython's message, such as {@code Expecting value: line 1 column 1 (char 0)}
     */
    public static @Nullable Object decode(String text) {
        return new JsonDecoder(new JsonText(text)).document();
    }

    private @Nullable Object document() {
        if (text.startsWith("\ufeff")) {
            throw text.wrong("Unexpected UTF-8 BOM (decode using utf-8-sig)");
        }
        text.skipSpace();
        var value = value();
        text.skipSpace();
        if (!text.isAtEnd()) {
            throw text.wrong("Extra data");
        }
        return value;
    }

    private @Nullable Object value() {
        if (++values > MOST_VALUES) {
            throw text.wrong("Too many values");
        }
        return switch (text.next()) {
            case '"' -> text.string();
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
            throw text.wrong("Too deeply nested");
        }
        text.skip(1);
        text.skipSpace();
        var value = reading.get();
        text.skip(1);
        level--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var more = text.next() != '}'; more; more = hasMore('}')) {
            if (text.next() != '"') {
                throw text.wrong("Expecting property name enclosed in double quotes");
            }
            var name = text.string();
            text.skipSpace();
            pass(':');
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> array() {
        var array = new ArrayList<@Nullable Object>();
        for (var more = text.next() != ']'; more; more = hasMore(']')) {
            array.add(value());
        }
        return array;
    }

    private boolean hasMore(char end) {
        text.skipSpace();
        if (text.next() == end) {
            return false;
        }
        pass(',');
        return true;
    }

    private void pass(char delimiter) {
        if (text.next() != delimiter) {
            throw text.wrong("Expecting '" + delimiter + "' delimiter");
        }
        text.skip(1);
        text.skipSpace();
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word)) {
            throw text.wrong("Expecting value");
        }
        text.skip(word.length());
        return meaning;
    }

    private Number number() {
        var number = text.match(NUMBER);
        if (number == null) {
            throw text.wrong("Expecting value");
        }
        if (number.group(2) != null || number.group(3) != null) {
            return Double.valueOf(number.group());
        }
        if (number.group().length() > MOST_DIGITS) {
            throw new Malformed("Exceeds the limit (" + MOST_DIGITS + " digits) for integer string conversion");
        }
        return new BigInteger(number.group());
    }
}
