// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.HexFormat;

/**
 * The target of a request line (RFC 9112, section 3.2), written so that everybody reads it alike. Netty passes on what
 * no {@code URI} may hold, at which Spring and Reactor Netty give up without a word; Django, as browsers do, takes it
 * as it stands. And a semicolon belongs to its segment, whatever Spring would make of what is behind it: a proxy's rule
 * for a path must not be passed by.
 */
final class RequestTarget {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final String PATH = "-._~!$&'()*+,=:@/";
    private static final String QUERY = PATH + "?;[]";
    private static final String AUTHORITY = "://";

    private RequestTarget() {}

    /** The same in the characters of RFC 3986; what was readable, and has no semicolon in its path, is not changed. */
    static String readable(String target) {
        var path = startOfPath(target);
        var query = target.indexOf('?', path);
        var written = new StringBuilder(target.length() + 16).append(target, 0, path);
        if (path == 0 && !target.startsWith("/")) {
            written.append('/'); // "*" and "host:port" are asked of a server or a proxy: here they are nothing
        }
        escape(target, path, query < 0 ? target.length() : query, PATH, written);
        if (query >= 0) {
            written.append('?');
            escape(target, query + 1, target.length(), QUERY, written);
        }
        return written.toString();
    }

    /** Behind the authority, where a whole URI is sent. */
    private static int startOfPath(String target) {
        var authority = target.startsWith("/") ? -1 : target.indexOf(AUTHORITY);
        if (authority < 0) {
            return 0;
        }
        var at = authority + AUTHORITY.length();
        while (at < target.length() && "/?#".indexOf(target.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static void escape(String target, int from, int to, String allowed, StringBuilder written) {
        for (var at = from; at < to; at++) {
            var character = target.charAt(at);
            if (isLetterOrDigit(character)
                    || allowed.indexOf(character) >= 0
                    || character == '%' && isEscape(target, at, to)) {
                written.append(character);
            } else {
                written.append('%').append(HEX.toHexDigits((byte) character)); // Netty has a character for each byte
            }
        }
    }

    private static boolean isEscape(String target, int at, int to) {
        return at + 2 < to
                && HexFormat.isHexDigit(target.charAt(at + 1))
                && HexFormat.isHexDigit(target.charAt(at + 2));
    }

    private static boolean isLetterOrDigit(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }
}
