// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.OpenKeys;
import io.rollcall.log.append.Head;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.history.IndexedLog;
import io.rollcall.operator.history.NamedEvents;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log in PostgreSQL that tests write as they like; personal components are stored open. */
final class WrittenLog implements AutoCloseable {

    private static final String INSERT = "insert into events (position, aggregate, version, aggregate_type, id, type,"
            + " revision, recorded_at, payload, metadata, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final HikariDataSource source;
    private final EventCodec codec;
    private Head head = Head.START;

    private WrittenLog(HikariDataSource source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
    }

    static WrittenLog open(EventTypes types) {
        return new WrittenLog(LogDatabase.open(), new EventCodec(types, new OpenKeys(), List.of()));
    }

    LogReader reader() {
        return new LogReader(source, codec);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /** An index that nobody has begun. */
    NamedEvents named() {
        return IndexedLog.named(jdbc());
    }

    long head() {
        return head.position();
    }

    /** Appends what happens to a new aggregate, one event a second. */
    void append(String aggregate, String type, List<Event> events) {
        var rows = new ArrayList<Object[]>();
        for (var message : messages(aggregate, type, events)) {
            var row = codec.encode(message);
            var stored = head.next(row, row.digest(), Instant.EPOCH.plusSeconds(head.position() + 1));
            head = Head.after(stored);
            rows.add(columns(stored));
        }
        new JdbcTemplate(source).batchUpdate(INSERT, rows);
    }

    /** Appends an event of a type that this version does not know. */
    void appendOfTomorrow(String type) {
        var json = "{}".getBytes(StandardCharsets.UTF_8);
        var row = new EventRow("later-" + head(), 0, "Later", UUID.randomUUID(), type, "1", json, json);
        var stored = head.next(row, row.digest(), Instant.EPOCH);
        head = Head.after(stored);
        new JdbcTemplate(source).batchUpdate(INSERT, List.<Object[]>of(columns(stored)));
    }

    static List<DomainEventMessage<?>> messages(String aggregate, String type, List<Event> events) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var event : events) {
            messages.add(new GenericDomainEventMessage<>(type, aggregate, messages.size(), event));
        }
        return messages;
    }

    private static Object[] columns(StoredEvent event) {
        var row = event.row();
        return new Object[] {
            event.position(),
            row.aggregate(),
            row.version(),
            row.aggregateType(),
            row.id(),
            row.type(),
            row.revision(),
            Timestamp.from(event.recordedAt()),
            row.payload(),
            row.metadata(),
            event.hash()
        };
    }

    @Override
    public void close() {
        source.close();
    }
}
