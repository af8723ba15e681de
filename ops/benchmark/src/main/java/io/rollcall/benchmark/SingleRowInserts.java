// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The ceiling: prepared inserts of an event's row, all its columns sent by the client, one row a commit, each caller on
 * a connection of its own, into a table with the log's own columns and keys.
 */
final class SingleRowInserts implements AutoCloseable {

    private static final int POSITION = 1;
    private static final int VERSION = 3;
    private static final AtomicLong NEXT = new AtomicLong();

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();

    SingleRowInserts(MeasuredServer server, int callers) throws SQLException {
        var database = server.context().getBean(JdbcConnectionDetails.class);
        for (int caller = 0; caller < callers; caller++) {
            var connection =
                    DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
            connections.add(connection);
            inserts.add(insert(connection));
        }
    }

    /** Makes the table, and takes the log's last event as the row that goes in. */
    static void prepare(MeasuredServer server) throws SQLException {
        try (var connection = server.context().getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table ceiling (like events including all)");
            statement.execute("create table sample as select * from events order by position desc limit 1");
        }
    }

    /** One caller's insert. */
    Rate.Step step(int caller) {
        var insert = inserts.get(caller);
        return () -> {
            var next = NEXT.incrementAndGet();
            insert.setLong(POSITION, next);
            insert.setLong(VERSION, next);
            insert.executeUpdate();
        };
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private static PreparedStatement insert(Connection connection) throws SQLException {
        var insert = connection.prepareStatement("insert into ceiling values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        try (var statement = connection.createStatement();
                var sample = statement.executeQuery("select * from sample")) {
            sample.next();
            bind(insert, sample);
        }
        return insert;
    }

    private static void bind(PreparedStatement insert, ResultSet sample) throws SQLException {
        for (int column = 1; column <= sample.getMetaData().getColumnCount(); column++) {
            insert.setObject(column, sample.getObject(column));
        }
    }
}
