// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.regex.Pattern;

/** What a server must not overlook in the head of an HTTP/1.1 request (RFC 9112) and Netty does. */
final class HeadValidator {

    /** Header fields of a request: a browser sends some twenty, and to look for one takes as long as there are. */
    private static final int MOST_FIELDS = 100;

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private HeadValidator() {}

    /** Has a request that nobody can be sure of refused; the others are read by all alike. */
    static void settle(HttpRequest request) {
        if (request.decoderResult().isSuccess()) {
            try {
                check(request);
                RequestTarget.settle(request);
            } catch (RefusedHead refused) {
                request.setDecoderResult(DecoderResult.failure(refused));
            }
        }
    }

    private static void check(HttpRequest request) throws RefusedHead {
        var isSpoken = request.protocolVersion().majorVersion() == 1;
        if (!request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1); // in which a later one is answered (RFC 9110, 2.5)
        }
        if (!isSpoken) {
            throw new RefusedHead(505);
        }
        if (request.headers().size() > MOST_FIELDS) {
            throw new RefusedHead(431);
        }
        if (!hasKnownEnd(request) || !hasHost(request)) {
            throw new RefusedHead(400);
        }
    }

    /** Where the coding is not known, nobody knows where the body ends and the next request begins (section 6.3). */
    private static boolean hasKnownEnd(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty() || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"));
    }

    /** Section 3.2; HTTP/1.0 knows no {@code Host}. */
    private static boolean hasHost(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return hosts.isEmpty()
                ? request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                : hosts.size() == 1 && isHost(hosts.getFirst());
    }

    /** Whether this names a host, and maybe its port, and no user information. */
    static boolean isHost(String text) {
        var host = HOST.matcher(text);
        return host.matches() && (host.group(1) == null || Integer.parseInt(host.group(1)) <= HIGHEST_PORT);
    }
}
