// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.append.EventTable;
import io.rollcall.log.append.Head;
import io.rollcall.log.append.LogUnavailable;
import io.rollcall.log.append.RecordedTimes;
import io.rollcall.log.append.SnapshotTable;
import io.rollcall.log.append.SnapshotTable.Since;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.codec.UnknownEvent;
import io.rollcall.log.subscription.AggregateEvents;
import io.rollcall.log.subscription.PastEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;

/** Reads what is committed. */
public final class LogReader implements PastEvents, AggregateEvents {

    private final DataSource source;
    private final EventCodec codec;
    private volatile UUID incarnation;

    public LogReader(DataSource source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
        this.incarnation = read(EventTable::incarnation);
    }

    /**
     * An aggregate's events from a version on, in order.
     *
     * @throws LogUnavailable where there is one among them that this process cannot read
     */
    public List<TrackedEventMessage<?>> ofAggregate(String aggregate, long from) {
        return readable(read(connection -> EventTable.ofAggregate(connection, aggregate, from)));
    }

    /** The same of {@code most} of them at most. */
    public List<TrackedEventMessage<?>> ofAggregate(String aggregate, long from, int most) {
        return readable(read(connection -> EventTable.ofAggregate(connection, aggregate, from, most)));
    }

    /** As {@link AggregateEvents#ofAggregateUpTo}. */
    @Override
    public List<TrackedEventMessage<?>> ofAggregateUpTo(String aggregate, long position) {
        return decode(read(connection -> EventTable.ofAggregateUpTo(connection, aggregate, position))).stream()
                .<TrackedEventMessage<?>>flatMap(List::stream)
                .toList();
    }

    /** An aggregate's history as {@link SnapshotTable#since} tells it. */
    public Since since(String aggregate, Collection<String> codes) {
        return read(connection -> SnapshotTable.since(connection, aggregate, codes));
    }

    /** Keeps the state of an aggregate after an event of this log, as {@link SnapshotTable#put} does. */
    public void keep(StoredEvent last, String code, String state) {
        read(connection -> {
            SnapshotTable.put(connection, last, code, state);
            return last;
        });
    }

    /**
     * What is read in the place of events that an aggregate is made of.
     *
     * @throws LogUnavailable where there is one among them that this process cannot read
     */
    public List<TrackedEventMessage<?>> readable(List<StoredEvent> stored) {
        var events = decode(stored).stream()
                .<TrackedEventMessage<?>>flatMap(List::stream)
                .toList();
        events.stream()
                .map(Message::getPayload)
                .filter(UnknownEvent.class::isInstance)
                .findFirst()
                .ifPresent(newer -> {
                    throw new LogUnavailable("A newer version has written " + newer, null);
                });
        return events;
    }

    /** The present versions of those of these aggregates that there are. */
    public Map<String, Long> versions(Collection<String> aggregates) {
        return read(connection -> EventTable.versions(connection, aggregates));
    }

    /** Up to {@code most} events after a position, in order, as they are stored. */
    public List<StoredEvent> storedAfter(long position, int most) {
        return read(connection -> EventTable.after(connection, position, most));
    }

    /** As {@link PastEvents#after}. */
    @Override
    public List<TrackedEventMessage<?>> after(long position, int most) {
        return decode(storedAfter(position, most)).stream()
                .<TrackedEventMessage<?>>flatMap(List::stream)
                .toList();
    }

    /** The events at those of these positions that the log has, in order, as they are stored. */
    public List<StoredEvent> storedAt(Collection<Long> positions) {
        return positions.isEmpty() ? List.of() : read(connection -> EventTable.at(connection, positions));
    }

    /** The last position that was recorded by then; 0 where there is none. */
    public long lastBy(Instant at) {
        return read(connection -> RecordedTimes.lastBy(connection, at));
    }

    /** What is read in the place of each. */
    public List<List<TrackedEventMessage<?>>> decode(List<StoredEvent> events) {
        return codec.decode(events);
    }

    /** The database may hold another log by now. */
    void identify() {
        incarnation = read(EventTable::incarnation);
    }

    /** Where the log ends. */
    Head end() {
        return read(EventTable::head);
    }

    /** The checkpoint of a place in this log. */
    Checkpoint checkpoint(long position, byte[] hash) {
        return new Checkpoint(incarnation, position, HexFormat.of().formatHex(hash));
    }

    /** Whether the log holds the history that a checkpoint was taken from. */
    public boolean holds(Checkpoint checkpoint) {
        return checkpointAt(checkpoint.position()).filter(checkpoint::equals).isPresent();
    }

    /** The checkpoint of this position in the log as it is now; empty where the log is shorter. */
    public Optional<Checkpoint> checkpointAt(long position) {
        var hash = position == 0
                ? Optional.of(Head.START.hash())
                : read(connection -> EventTable.hashAt(connection, position));
        return hash.map(bytes -> checkpoint(position, bytes));
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        try (var connection = source.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new LogUnavailable("The log cannot be read", e);
        }
    }
}
