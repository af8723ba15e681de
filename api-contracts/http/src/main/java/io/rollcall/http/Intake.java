// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Takes in the body of one request, up to a limit. A larger body is read to its end and thrown away before it is
 * refused, because a client that is still sending would see its connection reset instead of the answer; past
 * {@link #PATIENCE} times the limit the connection is closed after all.
 */
public final class Intake {

    private static final int PATIENCE = 4;

    private final long limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long seen;

    private Intake(long limit) {
        this.limit = limit;
    }

    /**
     * The whole body of a request; no bytes where it has none.
     *
     * @return a {@link Refusal} with 413 where it is larger than the limit
     */
    public static Mono<byte[]> of(ServerHttpRequest request, DataSize limit) {
        return Mono.defer(() -> {
            var intake = new Intake(limit.toBytes());
            if (intake.isHopeless(request.getHeaders())) {
                return Mono.error(intake.hangUp());
            }
            return request.getBody().doOnNext(intake::take).then(Mono.fromCallable(intake::bytes));
        });
    }

    private boolean isHopeless(HttpHeaders headers) {
        var announced = headers.getContentLength();
        return announced > limit && (headers.containsHeader(HttpHeaders.EXPECT) || announced > PATIENCE * limit);
    }

    private void take(DataBuffer buffer) {
        seen += buffer.readableByteCount();
        if (seen <= limit) {
            var bytes = new byte[buffer.readableByteCount()];
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
        return kept.toByteArray();
    }

    private Refusal hangUp() {
        return new Refusal(Refusal.tooLarge(limit).answer().with(HttpHeaders.CONNECTION, "close"));
    }
}
