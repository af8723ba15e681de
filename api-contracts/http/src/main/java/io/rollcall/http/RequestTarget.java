// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HexFormat;
import java.util.regex.Pattern;

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

    private static final Pattern ABSOLUTE = Pattern.compile("(?is)https?://(?<host>[^/?#]*)(?<path>.*)");

    private RequestTarget() {}

    /**
     * Writes the target of a request as its path and query. Where a whole URI is sent, as to a proxy, its host is the
     * one that is asked, whatever {@code Host} says (section 3.2.2).
     *
     * @throws RefusedHead 400 where it has none of the forms that its method may have
     */
    static void settle(HttpRequest request) throws RefusedHead {
        var target = request.uri();
        var absolute = ABSOLUTE.matcher(target);
        if (target.startsWith("/")) {
            request.setUri(readable(target));
        } else if (absolute.matches() && HeadValidator.isHost(absolute.group("host"))) {
            var path = absolute.group("path");
            request.setUri(readable(path.startsWith("/") ? path : "/" + path));
            request.headers().set(HttpHeaderNames.HOST, absolute.group("host"));
        } else if (isServers(request.method(), target)) {
            request.setUri(readable("/" + target)); // asked of a server or a proxy: a path that is nothing here
        } else {
            throw new RefusedHead(400);
        }
    }

    /** Sections 3.2.3 and 3.2.4. */
    private static boolean isServers(HttpMethod method, String target) {
        return method.equals(HttpMethod.OPTIONS) && target.equals("*")
                || method.equals(HttpMethod.CONNECT) && HeadValidator.isHost(target);
    }

    /** The path that a line begins with, of which there is more than is read; empty where it has none. */
    static String begun(String line) {
        var words = line.split(" ", 3);
        return words.length > 1 && words[1].startsWith("/") ? readable(words[1].split("\\?", 2)[0]) : "";
    }

    /** The same path and query in the characters of RFC 3986; what was readable, without a semicolon, stays. */
    static String readable(String target) {
        var query = target.indexOf('?');
        var written = new StringBuilder(target.length() + 16);
        escape(target, 0, query < 0 ? target.length() : query, PATH, written);
        if (query >= 0) {
            written.append('?');
            escape(target, query + 1, target.length(), QUERY, written);
        }
        return written.toString();
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
