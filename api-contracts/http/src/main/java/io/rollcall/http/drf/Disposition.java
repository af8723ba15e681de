// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import org.jspecify.annotations.Nullable;

/**
 * What a part of a form says of itself (RFC 7578, section 4.2). Read in one pass; a file's name is kept as it stands,
 * since nobody trusts it: decoding it would be work for the sender alone.
 *
 * @param filename {@code null} where the part is no file
 */
record Disposition(@Nullable String name, @Nullable String filename) {

    /** Of a part that says nothing. */
    static final Disposition NONE = new Disposition(null, null);

    /**
     * Reads the value of {@code Content-Disposition}.
     *
     * @throws Malformed where a parameter has no value
     */
    static Disposition parse(String value) {
        String name = null;
        String filename = null;
        for (var from = end(value, 0); from < value.length(); from = end(value, from + 1)) {
            var parameter = value.substring(from + 1, end(value, from + 1)).strip();
            var equals = parameter.indexOf('=');
            if (parameter.isEmpty()) {
                continue;
            } else if (equals < 0) {
                throw new Malformed("Invalid content disposition");
            }
            var content = unquoted(parameter.substring(equals + 1));
            switch (parameter.substring(0, equals)) {
                case "name" -> name = content;
                case "filename" -> filename = filename == null ? content : filename;
                case "filename*" -> filename = content.substring(content.lastIndexOf('\'') + 1);
                default -> {} // what else there may be asks for nothing
            }
        }
        return new Disposition(name, filename);
    }

    /** Where the parameter ends that begins here: at the next semicolon outside of quotes. */
    private static int end(String value, int from) {
        var quoted = false;
        for (var at = from; at < value.length(); at++) {
            var character = value.charAt(at);
            if (character == '\\' && quoted) {
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ';' && !quoted) {
                return at;
            }
        }
        return value.length();
    }

    private static String unquoted(String value) {
        var quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
