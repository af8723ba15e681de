// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.FormValue;
import io.rollcall.http.text.NormalForm;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** How single values are read; all throw {@link Invalid} with the words of Django REST framework 3.5. */
final class Scalars {

    static final String NULL = "This field may not be null.";
    static final String EMPTY_LIST = "This list may not be empty.";

    private static final Pattern INTEGER = Pattern.compile("([-+]?[0-9]+)(\\.0*)?");
    private static final int LONGEST_INTEGER = 1000;
    private static final double EXACT_TO = 1e16; // beyond it Python writes an exponent, which is no integer
    private static final Set<Object> TRUE = Set.of("t", "T", "true", "True", "TRUE", "1", true, BigInteger.ONE, 1.0);
    private static final Set<Object> FALSE =
            Set.of("f", "F", "false", "False", "FALSE", "0", false, BigInteger.ZERO, 0.0, -0.0);

    private Scalars() {}

    static String text(FormValue value) {
        var text = guess(value);
        if (!NormalForm.isStreamSafe(text)) {
            throw new Invalid(NormalForm.TOO_MANY_MARKS);
        }
        return text;
    }

    /** The same, with as many combining marks as one likes. */
    static String guess(FormValue value) {
        return Python.strip(textAsSent(value));
    }

    /** The same with the white space around it, which belongs to a password. */
    static String textAsSent(FormValue value) {
        var text = switch (plain(value)) {
            case String string -> string;
            case BigInteger integer -> integer.toString();
            case Double number -> PythonFloat.str(number);
            default -> throw new Invalid("Not a valid string.");
        };
        if (Python.strip(text).isEmpty()) {
            throw new Invalid("This field may not be blank.");
        } else if (text.indexOf('\0') >= 0) {
            throw new Invalid("Null characters are not allowed.");
        } else if (text.codePoints().anyMatch(Scalars::isHalfAPair)) {
            throw new Invalid("Surrogate characters are not allowed.");
        }
        return text;
    }

    /** Whether it is text in which nothing stands. */
    static boolean isBlank(FormValue value) {
        return switch (value) {
            case FormValue.Text text -> Python.strip(text.value()).isEmpty();
            case FormValue.Json json ->
                json.value() instanceof String text && Python.strip(text).isEmpty();
            case FormValue.Upload upload -> false;
        };
    }

    static BigInteger integer(FormValue value) {
        return switch (plain(value)) {
            case BigInteger integer -> integer;
            case Double number -> integer(number);
            case String text -> integer(text);
            default -> throw notAnInteger();
        };
    }

    private static BigInteger integer(double number) {
        if (number != Math.rint(number) || Math.abs(number) >= EXACT_TO) {
            throw notAnInteger();
        }
        return BigInteger.valueOf((long) number);
    }

    private static BigInteger integer(String text) {
        if (text.length() > LONGEST_INTEGER) {
            throw new Invalid("String value too large.");
        }
        var integer = INTEGER.matcher(Python.strip(text));
        if (!integer.matches()) {
            throw notAnInteger();
        }
        return new BigInteger(integer.group(1));
    }

    static boolean bool(FormValue value) {
        var plain = plain(value);
        if (TRUE.contains(plain)) {
            return true;
        } else if (FALSE.contains(plain)) {
            return false;
        }
        throw new Invalid("\"" + Python.str(plain) + "\" is not a valid boolean.");
    }

    static FormValue.Upload file(FormValue value) {
        if (!(value instanceof FormValue.Upload upload)) {
            throw new Invalid("The submitted data was not a file. Check the encoding type on the form.");
        } else if (upload.content().length == 0) {
            throw new Invalid("The submitted file is empty.");
        }
        return upload;
    }

    /** The elements of a JSON list, or all values that a form repeats under one name. */
    static List<FormValue> elements(List<FormValue> values) {
        if (!(values.getFirst() instanceof FormValue.Json json)) {
            return values;
        } else if (json.value() == null) {
            throw new Invalid(NULL);
        } else if (!(json.value() instanceof List<?> list)) {
            throw new Invalid("Expected a list of items but got type \"" + Python.type(json.value()) + "\".");
        } else if (list.isEmpty()) {
            throw new Invalid(EMPTY_LIST);
        } else {
            return list.stream().<FormValue>map(FormValue.Json::new).toList();
        }
    }

    private static Object plain(FormValue value) {
        return switch (value) {
            case FormValue.Text text -> text.value();
            case FormValue.Json json -> Objects.requireNonNull(json.value(), "null is refused before");
            case FormValue.Upload upload -> upload; // no scalar takes it
        };
    }

    private static Invalid notAnInteger() {
        return new Invalid("A valid integer is required.");
    }

    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
