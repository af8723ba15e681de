// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.codec.UnknownEvent;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.ClaimedCheckpoint;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.SelectiveStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes one generation of a read model by the handlers of its projection, and nothing else that follows the log hears
 * of it. Its position lies in the collection that it writes, under a claim as a subscription's: another process goes on
 * from there, and one that was replaced writes nothing. Used by one thread.
 */
final class GenerationFollower<K, D> implements AutoCloseable {

    /** As in {@link ReadModel}: one event may change thousands of documents. */
    private static final int ROOM = 20_000;

    private final ReadModel<K, D> model;
    private final Generation<K, D> generation;
    private final ReadModelSubscription subscription;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final LogHistory history;
    private final LongPredicate skipped;
    private @Nullable BlockingStream<TrackedEventMessage<?>> events;
    private long position;
    private long begunAt;
    private long concerning;

    /** @param skipped the positions of the events that an operator has the read model pass over */
    GenerationFollower(
            ReadModel<K, D> model,
            int generation,
            ReadModelSubscription subscription,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            LongPredicate skipped) {
        this.skipped = skipped;
        this.model = model;
        this.generation = model.generation(generation);
        this.subscription = subscription;
        this.log = log;
        this.history = subscription.log();
    }

    /**
     * Takes over from the writer before, and goes on where it stands; where it does not stand anywhere in this log, it
     * begins anew.
     *
     * @param anew whether to begin anew in any case
     * @throws ForeignCollection where somebody else's documents lie there
     */
    void begin(boolean anew) {
        close();
        var found = anew
                ? Optional.<ClaimedCheckpoint>empty()
                : generation.store().stored().filter(it -> history.holds(it.checkpoint()));
        if (found.isPresent()) {
            generation.place().takeOver(found.get());
        } else {
            generation.place().beginAnew(at(0));
        }
        position = found.map(ClaimedCheckpoint::position).orElse(0L);
        begunAt = position;
        concerning = 0;
        var opened = log.openStream(position == 0 ? null : new GlobalSequenceTrackingToken(position));
        if (opened instanceof SelectiveStream selective) {
            selective.only(subscription.filter()::takes);
        }
        events = opened;
    }

    boolean hasBegun() {
        return events != null;
    }

    /**
     * Writes the next events, all of each position, and then the position.
     *
     * @param upTo no event behind this position
     * @param most events, about
     * @return how many there were
     * @throws PositionLost where somebody else writes the generation by now
     */
    int follow(long upTo, int most) {
        var changes = new ArrayList<Change<K, D>>();
        var last = position;
        var handled = 0;
        for (var next = next(upTo); next != null; next = next(upTo)) {
            var at = AxonSubscription.positionOf(next.trackingToken());
            if (at != last && (handled >= most || changes.size() >= ROOM)) {
                break;
            }
            var event = taken();
            if (!skipped.test(at)) {
                model.aside(changes::add, () -> subscription.handlers().handle(event));
            }
            last = at;
            handled++;
        }
        if (last > position) {
            generation.write(changes, last);
            generation.place().moveTo(at(last));
            position = last;
        }
        concerning += handled;
        return handled;
    }

    private @Nullable TrackedEventMessage<?> next(long upTo) {
        var next = begun().peek().orElse(null);
        if (next == null || AxonSubscription.positionOf(next.trackingToken()) > upTo) {
            return null;
        }
        if (next.getPayload() instanceof UnknownEvent unknown && unknown.concerns(subscription.filter()::takes)) {
            throw new WaitsForUpgrade(generation.collection());
        }
        return next;
    }

    private TrackedEventMessage<?> taken() {
        try {
            return begun().nextAvailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private BlockingStream<TrackedEventMessage<?>> begun() {
        var open = events;
        if (open == null) {
            throw new PositionLost(generation.collection());
        }
        return open;
    }

    private Checkpoint at(long reached) {
        return history.checkpointAt(reached)
                .orElseThrow(() -> new IllegalStateException("The log does not reach position " + reached));
    }

    /** Fails where somebody else writes the generation by now. */
    void check() {
        generation.place().check();
    }

    /** Up to where all is written. */
    long position() {
        return position;
    }

    /** How many events of the log there are for each that concerns the read model, of those seen here; 1 or more. */
    double eventsForOne() {
        return concerning == 0 ? 1 : Math.max(1, (double) (position - begunAt) / concerning);
    }

    ReadModelStore store() {
        return generation.store();
    }

    int parked() {
        return generation.store().parked().number();
    }

    @Override
    public void close() {
        var open = events;
        events = null;
        if (open != null) {
            open.close();
        }
    }

    /** Only a newer version of this system can read the next event. */
    static final class WaitsForUpgrade extends IllegalStateException {

        private static final long serialVersionUID = 1;

        WaitsForUpgrade(String collection) {
            super(collection + " waits for an upgrade: a newer version has written the next event");
        }
    }
}
