// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What a client has asked to be told from now on: frame by frame, of which the next one is asked for once the one
 * before is written. So a client that reads nothing keeps one of them waiting, however many there are.
 */
final class NotificationSender {

    private final OutboundQueue queue;
    private final Disposable.Swap source = Disposables.swap();
    private @Nullable Object now;

    NotificationSender(OutboundQueue queue) {
        this.queue = queue;
    }

    /**
     * Begins, in the place of what was told before.
     *
     * @param ended is told when there is nothing more to come, and why where that is a fault; not where something else
     *     takes its place
     * @return completes once the first frame is written, or none will be
     */
    Mono<Void> begin(Flux<byte[]> frames, Consumer<@Nullable Throwable> ended) {
        var turn = new Object();
        turn(turn);
        var begun = Sinks.<Void>empty();
        source.update(frames.concatMap(frame -> write(turn, frame).doOnSuccess(done -> begun.tryEmitEmpty()), 1)
                .doFinally(end -> begun.tryEmitEmpty())
                .subscribe(none -> {}, ended, () -> ended.accept(null)));
        return begun.asMono();
    }

    /** Not a frame more; something else may begin. */
    void stop() {
        turn(null);
        source.update(Disposables.disposed());
    }

    /** Not a frame more, for good. */
    void end() {
        turn(null);
        source.dispose();
    }

    private synchronized void turn(@Nullable Object next) {
        now = next;
    }

    /** Nothing that is under way still comes after what has taken its place. */
    private synchronized Mono<Void> write(Object turn, byte[] frame) {
        return turn == now ? queue.write(OutboundFrame.text(frame)) : Mono.never();
    }
}
