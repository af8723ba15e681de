// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Those events of the log that concern one subscription. Of others in a row, which a subscription would only take up to
 * find that there is nothing to do, the last is shown, so that the position moves on with them. Read by one thread.
 */
final class ConcerningEvents implements BlockingStream<TrackedEventMessage<?>> {

    /** So many at most stand behind one that is shown. */
    private static final int MOST = 1000;

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final Predicate<TrackedEventMessage<?>> concerns;
    private final Predicate<TrackedEventMessage<?>> ends;
    private @Nullable TrackedEventMessage<?> next;

    /** @param ends whether the stream ends, for now, before an event */
    ConcerningEvents(
            BlockingStream<TrackedEventMessage<?>> events,
            Predicate<TrackedEventMessage<?>> concerns,
            Predicate<TrackedEventMessage<?>> ends) {
        this.events = events;
        this.concerns = concerns;
        this.ends = ends;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        var further = events.peek(); // fails where the log has another history by now
        if (next == null && further.isPresent()) {
            next = look();
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return peek().isPresent() || (events.hasNextAvailable(timeout, unit) && peek().isPresent());
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        var event = peek().orElseThrow();
        next = null;
        return event;
    }

    @Override
    public void close() {
        events.close();
    }

    @Override
    public boolean setOnAvailableCallback(@Nullable Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }

    /** The next one that concerns the subscription, or the last of those that do not. */
    private @Nullable TrackedEventMessage<?> look() {
        TrackedEventMessage<?> last = null;
        for (int passed = 0; passed < MOST; passed++) {
            var further = events.peek();
            if (further.isEmpty() || ends.test(further.get())) {
                break;
            }
            last = taken();
            if (concerns.test(last)) {
                break;
            }
        }
        return last;
    }

    private TrackedEventMessage<?> taken() {
        try {
            return events.nextAvailable(); // it is there already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
