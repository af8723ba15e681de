// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.log.tail.Tail;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's event store over the log: commands append through the engine, processors follow the tail. */
public final class LogEventStore extends AbstractEventStore {

    private final Tail tail;

    private LogEventStore(Builder builder, Tail tail) {
        super(builder);
        this.tail = tail;
    }

    /** A store that appends by this engine and is read by this tail. */
    public static LogEventStore of(EventStorageEngine engine, Tail tail) {
        var builder = new Builder();
        builder.storageEngine(engine);
        return new LogEventStore(builder, tail);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return tail.open(token == null ? 0 : token.position().orElse(0));
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(tail.position());
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
