// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers clients of HTTP/1.0 in their way, which Reactor Netty does not: they know no chunks, so that what has no
 * length ends with its connection (RFC 9112, sections 6.1 and 7.1); and one that asks for its connection to be kept is
 * told so (RFC 9112, section 9.3 and appendix C.2.2).
 */
public final class Http10Adapter implements HttpHandlerDecoratorFactory {

    Http10Adapter() {}

    /** Whether it was one of them that asks. */
    public static boolean isOne(ServerHttpRequest request) {
        return ServerHttpRequestDecorator.<Object>getNativeRequest(request) instanceof HttpServerRequest asked
                && asked.version().equals(HttpVersion.HTTP_1_0);
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            if (isOne(request)) {
                adapt(request, ServerHttpResponseDecorator.getNativeResponse(response));
            }
            return handler.handle(request, response);
        };
    }

    private static void adapt(ServerHttpRequest asked, HttpServerResponse answer) {
        answer.chunkedTransfer(false);
        var connection = asked.getHeaders().getConnection();
        if (connection.stream().anyMatch(HttpHeaderValues.KEEP_ALIVE::contentEqualsIgnoreCase)) {
            answer.header(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }
}
