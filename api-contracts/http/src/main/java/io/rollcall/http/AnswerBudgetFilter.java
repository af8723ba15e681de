// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds what all large answers together may hold while slow clients take them. Each is given to the network piece by
 * piece, which would else copy it as a whole; where there is no room, those give way that are taken no more (see
 * {@link BodyBudget}), and their connections are broken off.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerBudgetFilter implements WebFilter {

    private static final int PIECE = 16 * 1024;

    private final BodyBudget budget;

    AnswerBudgetFilter(BodyBudget budget) {
        this.budget = budget;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var client = ClientNetwork.of(exchange.getRequest().getRemoteAddress());
        return chain.filter(exchange.mutate()
                .response(new InPieces(exchange.getResponse(), client))
                .build());
    }

    private final class InPieces extends ServerHttpResponseDecorator {

        private final Object client;

        InPieces(ServerHttpResponse response, Object client) {
            super(response);
            this.client = client;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return body instanceof Mono<? extends DataBuffer> whole
                    ? whole.flatMap(this::written)
                    : super.writeWith(body);
        }

        private Mono<Void> written(DataBuffer whole) {
            if (whole.readableByteCount() <= PIECE) {
                return super.writeWith(Mono.just(whole));
            }
            var bytes = new byte[whole.readableByteCount()];
            whole.read(bytes);
            DataBufferUtils.release(whole);
            return super.writeWith(
                    Flux.using(() -> budget.share(client), share -> pieces(bytes, share), BodyBudget.Share::close));
        }

        private Flux<DataBuffer> pieces(byte[] bytes, BodyBudget.Share share) {
            if (!share.take(bytes.length)) {
                return Flux.error(Refusal.unavailable(1));
            }
            return Flux.range(0, Math.ceilDiv(bytes.length, PIECE))
                    .<DataBuffer>map(number -> {
                        var from = number * PIECE;
                        var length = Math.min(PIECE, bytes.length - from);
                        share.progress(length);
                        return bufferFactory().wrap(ByteBuffer.wrap(bytes, from, length));
                    })
                    .takeUntilOther(share.lost());
        }
    }
}
