// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.log.codec.UnknownEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as one subscription reads it; what fails there is remembered, and an error comes out as an exception: Axon's
 * coordinator would end of it for good. It ends before an event that concerns the subscription and cannot be read: a
 * subscription that passed over that could never make up for it.
 *
 * @param concerns whether the subscription takes events of a class
 * @param skipped whether it is to pass over the event at a position
 */
record WatchedLog(
        StreamableMessageSource<TrackedEventMessage<?>> log,
        LastFailure trouble,
        Predicate<Class<?>> concerns,
        LongPredicate skipped)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        var events = in(() -> log.openStream(after));
        if (events instanceof SelectiveStream selective) {
            selective.only(concerns);
        }
        return new WatchedStream(events);
    }

    @Override
    public TrackingToken createTailToken() {
        return in(log::createTailToken);
    }

    @Override
    public TrackingToken createHeadToken() {
        return in(log::createHeadToken);
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return in(() -> log.createTokenAt(time));
    }

    private <T extends @Nullable Object> T in(Callable<T> work) {
        try {
            return trouble.in(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException("The log cannot be read", e);
        }
    }

    private final class WatchedStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;

        WatchedStream(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        private boolean canBeRead(TrackedEventMessage<?> event) {
            if (event.getPayload() instanceof UnknownEvent unknown
                    && unknown.concerns(concerns)
                    && !skipped.test(AxonSubscription.positionOf(event.trackingToken()))) {
                trouble.cannotRead(unknown);
                return false;
            }
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return in(events::peek).filter(this::canBeRead);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return in(() -> events.hasNextAvailable(timeout, unit)) && peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return in(events::nextAvailable);
        }

        @Override
        public void close() {
            events.close();
        }

        @Override
        public boolean setOnAvailableCallback(@Nullable Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }
    }
}
