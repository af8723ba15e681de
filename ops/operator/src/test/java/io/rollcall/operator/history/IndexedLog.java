// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.tail.LogReader;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A generated log with its index, for tests of what reads by it. */
public final class IndexedLog implements AutoCloseable {

    private final TestHistory history = new TestHistory();

    /** Of all events that are in it, and others. */
    public static EventTypes types() {
        return TestHistory.TYPES;
    }

    /** From now on some events are of revisions and types that nobody knows. */
    public IndexedLog withOddities() {
        history.generated.withOddities();
        return this;
    }

    /** Appends so many events. */
    public IndexedLog append(int events) throws SQLException {
        history.with(events);
        return this;
    }

    /** Has the index come to the end. */
    public IndexedLog index() {
        history.indexed();
        return this;
    }

    public LogReader reader() {
        return history.log;
    }

    public JdbcClient jdbc() {
        return history.jdbc;
    }

    public NamedEvents named() {
        return named(jdbc());
    }

    /** The index in a database. */
    public static NamedEvents named(JdbcClient jdbc) {
        return new NamedEvents(new Postings(jdbc));
    }

    /** All of it. */
    public List<TrackedEventMessage<?>> events() {
        return history.log.after(0, 1_000_000);
    }

    @Override
    public void close() {
        history.close();
    }
}
