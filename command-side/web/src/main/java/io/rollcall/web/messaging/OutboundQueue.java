// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What waits to be written to one client: in order, one frame at a time, no more than so many bytes. Frames may come
 * before there is a connection, and from any thread.
 */
final class OutboundQueue {

    /** A frame, and the caller that waits until it is written. */
    private record Waiting(OutboundFrame frame, Sinks.Empty<Void> written) {}

    private final Sinks.Many<Waiting> frames = Sinks.many().unicast().onBackpressureBuffer();
    private final AtomicLong waiting = new AtomicLong();
    private final long most;

    /** @param most bytes that may wait */
    OutboundQueue(long most) {
        this.most = most;
    }

    /** Queues a frame; {@code false} where too much waits already. */
    boolean offer(OutboundFrame frame) {
        return offer(new Waiting(frame, Sinks.empty()));
    }

    /**
     * Queues a frame however much waits, and completes once it is written: for a sender that sends no more until then.
     */
    Mono<Void> write(OutboundFrame frame) {
        var written = Sinks.<Void>empty();
        waiting.addAndGet(frame.size());
        emit(new Waiting(frame, written));
        return written.asMono();
    }

    /** Writes what there is, and what comes; does not complete by itself. */
    Mono<Void> writeTo(WebSocketSession session) {
        return frames.asFlux()
                .concatMap(
                        next -> session.send(
                                        Mono.fromCallable(() -> next.frame().in(session)))
                                .doOnSuccess(done -> written(next)),
                        0)
                .then();
    }

    private boolean offer(Waiting next) {
        if (waiting.addAndGet(next.frame().size()) > most) {
            waiting.addAndGet(-next.frame().size());
            return false;
        }
        emit(next);
        return true;
    }

    private synchronized void emit(Waiting next) {
        frames.tryEmitNext(next); // fails only once nobody reads any more
    }

    private void written(Waiting next) {
        waiting.addAndGet(-next.frame().size());
        next.written().tryEmitEmpty();
    }
}
