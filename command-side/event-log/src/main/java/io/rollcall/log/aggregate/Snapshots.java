// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.log.append.SnapshotTable.Since;
import io.rollcall.log.tail.LogReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States of {@link Snapshotted} aggregates beside the log, so that loading one does not take longer the more has
 * happened to it. A state is made of nothing but what the log holds, after every {@link #EVERY} events, behind the
 * commands; it is left out where there is too much else to do, and the next one makes up for it. One that is not there,
 * cannot be read, is of another version's code or of another history costs time and nothing else.
 */
public final class Snapshots implements AutoCloseable {

    /** After so many events of an aggregate another one is taken. */
    static final int EVERY = 250;

    private static final int WAITING = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final LogReader reader;
    private final Map<String, SnapshotType<?>> byName = new ConcurrentHashMap<>();
    private final Map<String, SnapshotType<?>> byCode = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** At the end it drops what comes: no command is to fail for it. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("snapshots").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    public Snapshots(LogReader reader) {
        this.reader = reader;
    }

    /** From now on there are some of this type. */
    void of(SnapshotType<?> type) {
        byName.put(type.name(), type);
        byCode.put(type.code(), type);
    }

    /** An aggregate's history; where there is a snapshot, it begins with that, and goes on with what came since. */
    DomainEventStream history(String aggregate) {
        var since = reader.since(aggregate, codes());
        if (since.events().size() >= EVERY) {
            take(aggregate, since.events().getLast().row().aggregateType());
        }
        try {
            return DomainEventStream.concat(begun(aggregate, since), stream(reader.readable(since.events())));
        } catch (UnreadableSnapshot e) {
            LOG.debug("A snapshot is left out", e);
            return stream(reader.ofAggregate(aggregate, 0));
        }
    }

    /** These have been appended. */
    void appended(List<? extends DomainEventMessage<?>> events) {
        for (var event : events) {
            if ((event.getSequenceNumber() + 1) % EVERY == 0) {
                take(event.getAggregateIdentifier(), event.getType());
            }
        }
    }

    /** Takes one soon, once. */
    private void take(String aggregate, String type) {
        if (byName.containsKey(type) && waiting.size() < WAITING && waiting.add(aggregate)) {
            thread.execute(() -> {
                try {
                    waiting.remove(aggregate);
                    take(aggregate);
                } catch (RuntimeException e) {
                    LOG.debug("A snapshot is not taken", e);
                }
            });
        }
    }

    private void take(String aggregate) {
        var since = reader.since(aggregate, codes());
        if (since.events().isEmpty()) {
            return;
        }
        var last = since.events().getLast();
        var type = Objects.requireNonNull(byName.get(last.row().aggregateType()));
        var before = since.snapshot() == null ? null : since.snapshot().state();
        reader.keep(last, type.code(), type.after(before, messages(reader.readable(since.events()))));
    }

    private DomainEventStream begun(String aggregate, Since since) {
        var snapshot = since.snapshot();
        if (snapshot == null) {
            return DomainEventStream.empty();
        }
        var type = Objects.requireNonNull(byCode.get(snapshot.code()));
        try {
            var root = type.root(snapshot.state());
            return DomainEventStream.of(
                    new GenericDomainEventMessage<>(type.name(), aggregate, snapshot.version(), root));
        } catch (RuntimeException e) {
            throw new UnreadableSnapshot(e);
        }
    }

    private static final class UnreadableSnapshot extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnreadableSnapshot(RuntimeException cause) {
            super(cause);
        }
    }

    private static DomainEventStream stream(List<TrackedEventMessage<?>> events) {
        return DomainEventStream.of(messages(events));
    }

    private static List<DomainEventMessage<?>> messages(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
    }

    private Collection<String> codes() {
        return byCode.keySet();
    }

    /** What is not taken yet is not taken. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
