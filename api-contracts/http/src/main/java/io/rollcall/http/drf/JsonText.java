// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text that should be JSON, read from its start to its end, and complained of as CPython does. */
final class JsonText {

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    JsonText(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** The character at hand; NUL at the end of the text, which like NUL itself begins nothing. */
    char next() {
        return isAtEnd() ? '\0' : text.charAt(at);
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    void skip(int characters) {
        at += characters;
    }

    void skipSpace() {
        while (!isAtEnd() && " \t\n\r".indexOf(next()) >= 0) {
            at++;
        }
    }

    /** Reads what the pattern matches; {@code null}, and nothing is read, where it does not. */
    @Nullable
    MatchResult match(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.toMatchResult();
    }

    /** Reads a string; a quotation mark is at hand. */
    String string() {
        var opening = at++;
        var string = new StringBuilder();
        while (!isAtEnd()) {
            var character = next();
            if (character == '"') {
                at++;
                return string.toString();
            } else if (character < ' ') {
                throw wrong("Invalid control character at");
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
        var escape = text.charAt(at + 1);
        if (escape == 'u') {
            return unicode();
        }
        var which = ESCAPED.indexOf(escape);
        if (which < 0) {
            throw wrong("Invalid \\escape");
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

    /** What is wrong here. */
    Malformed wrong(String what) {
        return wrong(what, at);
    }

    private Malformed wrong(String what, int where) {
        var before = text.substring(0, where); // Python counts characters, and not UTF-16 units
        var line = 1 + before.chars().filter(character -> character == '\n').count();
        var column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, where);
        var character = before.codePointCount(0, where);
        return new Malformed("%s: line %d column %d (char %d)".formatted(what, line, column, character));
    }
}
