// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static io.rollcall.log.subscription.AxonSubscription.positionOf;

import io.rollcall.log.codec.SizedEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a subscription that is far behind to where the log ended when it began, before the {@link SubscriptionLoop}
 * follows for it: its handlers take more events at a time, by how long those before them took.
 */
final class CatchUp {

    /** How far behind it has to be; the loop takes fewer in two batches. */
    static final int FAR = 2_000;

    /**
     * So many events that concern the subscription, which are in memory together, are a batch, at first, and at most:
     * the more there are, the less often a document is written that many of them change.
     */
    private static final int LEAST = 2_000;

    private static final int MOST = 16 * LEAST;

    /** And of so many bytes, as they are stored. */
    static final int MOST_BYTES = 16 << 20;

    /** And so many others. */
    private static final int OTHERS = 10 * LEAST;

    /**
     * A batch that takes longer to write is followed by a smaller one: a subscription that stands for long is told of.
     */
    private static final Duration LONG = Duration.ofSeconds(2);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final EventHandlerInvoker handlers;
    private final TokenStore positions;
    private final BooleanSupplier hasRoom;
    private volatile boolean stopped;

    /** @param hasRoom whether more may be handled before the position is stored */
    CatchUp(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            EventHandlerInvoker handlers,
            TokenStore positions,
            BooleanSupplier hasRoom) {
        this.log = log;
        this.handlers = handlers;
        this.positions = positions;
        this.hasRoom = hasRoom;
    }

    void begin() {
        stopped = false;
    }

    /** Ends what is under way after its batch. */
    void stop() {
        stopped = true;
    }

    /** Where the loop is to go on. */
    @Nullable
    TrackingToken from(@Nullable TrackingToken token, String processor, int segment) throws Exception {
        var end = positionOf(log.createHeadToken());
        if (end - positionOf(token) < FAR) {
            return token;
        }
        var reached = token;
        var batch = LEAST;
        try (var events = log.openStream(token)) {
            while (!stopped && positionOf(reached) < end && events.hasNextAvailable()) {
                reached = handleBatch(events, positionOf(reached), batch);
                var begun = System.nanoTime();
                positions.storeToken(reached, processor, segment);
                batch = next(batch, System.nanoTime() - begun);
            }
        }
        return reached;
    }

    private static int next(int batch, long took) {
        return took > LONG.toNanos() ? Math.max(LEAST, batch / 2) : Math.min(MOST, batch * 2);
    }

    /** All events of one position are in one batch. */
    private TrackingToken handleBatch(BlockingStream<TrackedEventMessage<?>> events, long from, int batch)
            throws Exception {
        var handled = 0;
        var bytes = 0L;
        TrackingToken last;
        boolean isFull;
        do {
            var event = events.nextAvailable();
            handlers.handle(event, Segment.ROOT_SEGMENT);
            last = event.trackingToken();
            handled++;
            bytes += SizedEvent.bytesOf(event);
            isFull = handled >= batch || bytes >= MOST_BYTES || positionOf(last) - from - handled >= OTHERS;
        } while (goesOn(events, last, !isFull && hasRoom.getAsBoolean()));
        return last;
    }

    private static boolean goesOn(BlockingStream<TrackedEventMessage<?>> events, TrackingToken last, boolean hasRoom) {
        var next = events.peek();
        return next.isPresent() && (hasRoom || positionOf(next.get().trackingToken()) == positionOf(last));
    }
}
