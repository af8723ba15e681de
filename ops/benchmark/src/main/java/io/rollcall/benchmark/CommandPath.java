// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.shared.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The command path, from the command to its settled answer, against single-row prepared inserts of the same row, each a
 * commit, into the same PostgreSQL. Rounds of both take turns; the ratio is the median over the rounds.
 */
final class CommandPath {

    private static final int USERS = 5000;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final String INSERT = "insert into ceiling select nextval('ceiling_position'), aggregate, ?,"
            + " aggregate_type, id, type, revision, recorded_at, payload, metadata, hash from sample";

    private final MeasuredServer server;
    private final List<UserId> users;

    CommandPath(MeasuredServer server) {
        this.server = server;
        this.users = IntStream.range(0, USERS).mapToObj(i -> server.newUser()).toList();
    }

    void print() throws SQLException {
        prepare();
        System.out.println(
                "Command path against single-row inserts (fsync on, one event each, " + USERS + " aggregates)");
        System.out.println("  callers  commands/s  inserts/s  ratio");
        for (var callers : List.of(1, 16, 64)) {
            row(callers);
        }
    }

    private void row(int callers) throws SQLException {
        var commands = new double[ROUNDS];
        var inserts = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        Rate.of(callers, ROUND, caller -> this::command);
        for (int round = 0; round < ROUNDS; round++) {
            commands[round] = Rate.of(callers, ROUND, caller -> this::command);
            inserts[round] = inserts(callers);
            ratios[round] = commands[round] / inserts[round];
        }
        System.out.printf(
                Locale.ROOT,
                "  %7d  %10.0f  %9.0f  %5.2f%n",
                callers,
                median(commands),
                median(inserts),
                median(ratios));
    }

    private void command() {
        var random = ThreadLocalRandom.current();
        var user = users.get(random.nextInt(USERS));
        // Nearly every one changes something: then it is an event.
        var hidden = !Boolean.TRUE.equals(this.hidden[(int) user.value() % this.hidden.length]);
        this.hidden[(int) user.value() % this.hidden.length] = hidden;
        server.commands().decide(new ChangeSettings(user, null, hidden, null));
    }

    private final Boolean[] hidden = new Boolean[USERS * 2];

    private double inserts(int callers) throws SQLException {
        var source = server.context().getBean(DataSource.class).unwrap(com.zaxxer.hikari.HikariDataSource.class);
        var connections = new ArrayList<Connection>();
        var statements = new ArrayList<PreparedStatement>();
        for (int caller = 0; caller < callers; caller++) {
            var connection = java.sql.DriverManager.getConnection(source.getJdbcUrl(), source.getUsername(), "");
            connections.add(connection);
            statements.add(connection.prepareStatement(INSERT));
        }
        try {
            return Rate.of(callers, ROUND, caller -> {
                var statement = statements.get(caller);
                return () -> {
                    statement.setLong(1, ThreadLocalRandom.current().nextLong());
                    statement.executeUpdate();
                };
            });
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A table like the log's, and the row that goes in: an event that these commands make. */
    private void prepare() throws SQLException {
        server.commands().decide(new ChangeSettings(users.getFirst(), null, true, null));
        server.commands().decide(new ChangeSettings(users.getFirst(), null, false, null));
        try (var connection = server.context().getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table ceiling (like events including all)");
            statement.execute("create sequence ceiling_position cache 1");
            statement.execute("create table sample as select * from events order by position desc limit 1");
        }
    }
}
