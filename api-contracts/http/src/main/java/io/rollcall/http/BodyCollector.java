// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Takes in the body of one request, up to a limit. A larger body is read to its end and thrown away before it is
 * refused, because a client that is still sending would see its connection reset instead of the answer; past
 * {@link #PATIENCE} times the limit the connection is closed after all. A body for which there is no room now is thrown
 * away likewise.
 */
final class BodyCollector {

    private static final int PATIENCE = 4;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final long limit;
    private final BodyBudget.Share share;
    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long seen;

    private BodyCollector(long limit, BodyBudget.Share share) {
        this.limit = limit;
        this.share = share;
    }

    /**
     * The whole body of a request; no bytes where it has none.
     *
     * @param share what it takes of the room for all bodies
     * @return a {@link Refusal} with 413 where it is larger than the limit, with 400 where it does not come to its end,
     *     with 503 where there is no room for it
     */
    static Mono<byte[]> of(ServerHttpRequest request, DataSize limit, BodyBudget.Share share) {
        return Mono.defer(() -> {
            var collector = new BodyCollector(limit.toBytes(), share);
            if (collector.isHopeless(request.getHeaders())) {
                return Mono.error(collector.hangUp());
            }
            return request.getBody()
                    .onErrorMap(e -> Refusal.badRequest("The request body breaks off."))
                    .doOnNext(collector::take)
                    .then(Mono.fromCallable(collector::bytes));
        });
    }

    private boolean isHopeless(HttpHeaders headers) {
        var announced = headers.getContentLength();
        return announced > limit && (headers.containsHeader(HttpHeaders.EXPECT) || announced > PATIENCE * limit);
    }

    private void take(DataBuffer buffer) {
        var size = buffer.readableByteCount();
        seen += size;
        if (seen > limit || (kept != null && !share.take(size))) {
            kept = null;
            share.close();
        }
        if (kept != null) {
            var bytes = new byte[size];
            buffer.read(bytes);
            kept.writeBytes(bytes);
        }
        DataBufferUtils.release(buffer);
        if (seen > PATIENCE * limit) {
            throw hangUp();
        }
    }

    private byte[] bytes() {
        if (seen > limit) {
            throw Refusal.tooLarge(limit);
        }
        if (kept == null) {
            throw Refusal.unavailable(RETRY_AFTER_SECONDS);
        }
        return kept.toByteArray();
    }

    private Refusal hangUp() {
        return new Refusal(Refusal.tooLarge(limit).answer().with(HttpHeaders.CONNECTION, "close"));
    }
}
