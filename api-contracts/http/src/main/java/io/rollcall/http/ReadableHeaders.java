// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * Shows Spring those headers only that it can read at little cost. It parses {@code Accept} and {@code Content-Type} of
 * every request, whichever handler is to answer it: a 51st media type it throws at, an unknown charset it looks for on
 * the whole class path. What it cannot read counts for it as not sent, which RFC 9110 allows of {@code Accept} (section
 * 12.5.1), as of {@code Range} (section 14.2), for which nothing here is large enough. And it would answer a browser's
 * question before the request itself (CORS) in the place of the doors, which know their paths (G-10, G-30) and let
 * nobody in from other sites. The doors read {@link #asSent}.
 */
public final class ReadableHeaders implements HttpHandlerDecoratorFactory {

    /** What Spring sorts. */
    private static final int MOST_TYPES = 50;

    private static final List<String> NEVER_SHOWN =
            List.of(HttpHeaders.RANGE, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);

    private static final String CHARSET = "charset=";

    ReadableHeaders() {}

    /** All headers, as they came. */
    public static HttpHeaders asSent(ServerHttpRequest request) {
        return request instanceof ServerHttpRequestDecorator decorated
                ? asSent(decorated.getDelegate())
                : request.getHeaders();
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(readable(request), response);
    }

    private static ServerHttpRequest readable(ServerHttpRequest request) {
        var hidden = unreadable(request.getHeaders());
        return hidden.isEmpty() ? request : new Without(request, hidden);
    }

    private static Set<String> unreadable(HttpHeaders sent) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        NEVER_SHOWN.stream().filter(sent::containsHeader).forEach(names::add);
        if (!areReadable(sent.getOrEmpty(HttpHeaders.ACCEPT))) {
            names.add(HttpHeaders.ACCEPT);
        }
        if (!areReadable(sent.getOrEmpty(HttpHeaders.CONTENT_TYPE))) {
            names.add(HttpHeaders.CONTENT_TYPE);
        }
        return names;
    }

    private static boolean areReadable(List<String> types) {
        var all = String.join(",", types);
        if (all.chars().filter(character -> character == ',').count() >= MOST_TYPES || !isCharsetKnown(all)) {
            return false;
        }
        try {
            MediaType.parseMediaTypes(types);
            return true;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Whether there is none, or one and we know it; what names several is a list of types. */
    private static boolean isCharsetKnown(String types) {
        var lower = types.toLowerCase(Locale.ROOT);
        var at = lower.indexOf("charset");
        if (at < 0) {
            return true;
        }
        var value = lower.startsWith(CHARSET, at) ? lower.substring(at + CHARSET.length()) : "";
        return at == lower.lastIndexOf("charset")
                && Charsets.named(value.split("[;,]", 2)[0].strip().replaceAll("^[\"']|[\"']$", ""))
                        .isPresent();
    }

    /** A request without some of its headers. */
    private static final class Without extends ServerHttpRequestDecorator {

        private final HttpHeaders headers;

        private Without(ServerHttpRequest request, Set<String> hidden) {
            super(request);
            var shown = new HttpHeaders();
            for (var header : request.getHeaders().headerSet()) {
                if (!hidden.contains(header.getKey())) {
                    shown.addAll(header.getKey(), header.getValue());
                }
            }
            this.headers = HttpHeaders.readOnlyHttpHeaders(shown);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
