// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.regex.Pattern;

/** What a server must not overlook in the head of an HTTP/1.1 request (RFC 9112) and Netty does. */
final class Framing {

    /** Header fields of a request: a browser sends some twenty, and to look for one takes as long as there are. */
    static final int MOST_FIELDS = 100;

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private Framing() {}

    /** Whether it is clear where the request ends, and to whom it is addressed. */
    static boolean isSound(HttpRequest request) {
        return hasKnownEnd(request) && hasHost(request);
    }

    /** Where the coding is not known, nobody knows where the body ends and the next request begins (section 6.3). */
    private static boolean hasKnownEnd(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty() || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"));
    }

    /** Section 3.2; HTTP/1.0 knows no {@code Host}. */
    private static boolean hasHost(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        var host = HOST.matcher(hosts.getFirst());
        return hosts.size() == 1
                && host.matches()
                && (host.group(1) == null || Integer.parseInt(host.group(1)) <= HIGHEST_PORT);
    }
}
