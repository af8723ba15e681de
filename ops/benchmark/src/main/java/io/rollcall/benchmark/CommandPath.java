// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.shared.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The command path, from the command to its settled answer, against single-row prepared inserts of the same row, each a
 * commit, into the same PostgreSQL.
 */
final class CommandPath {

    private static final int AT_ONCE = 32;

    private final MeasuredServer server;
    private final List<UserId> users;
    private final boolean[] hidden;

    /** @param users how many aggregates there are */
    CommandPath(MeasuredServer server, int users) throws SQLException, InterruptedException {
        this.server = server;
        this.users = signUp(users);
        this.hidden = new boolean[users];
        SingleRowInserts.prepare(server);
    }

    private List<UserId> signUp(int users) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads.invokeAll(Collections.<Callable<UserId>>nCopies(users, server::newUser)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** For so many callers at once, in rounds of both that take turns. */
    Figure figure(int callers, Effort effort) throws SQLException {
        var commands = new ArrayList<Double>();
        var inserts = new ArrayList<Double>();
        Rate.of(callers, effort.round(), caller -> this::command);
        for (int round = 0; round < effort.rounds(); round++) {
            commands.add(Rate.of(callers, effort.round(), caller -> this::command));
            inserts.add(inserts(callers, effort.round()));
        }
        return Figure.rate(
                "commands, " + callers + " callers, against single-row inserts",
                commands,
                Figure.rate("", inserts, 0).median());
    }

    /** How many events there are, where none but this writes any. */
    long events() throws SQLException {
        try (var connection = server.context().getBean(DataSource.class).getConnection();
                var statement = connection.createStatement();
                var last = statement.executeQuery("select max(position) from events")) {
            last.next();
            return last.getLong(1);
        }
    }

    /**
     * Hides the phone of one of the users, or shows it again: always a change, so always an event, at this position.
     */
    long command() {
        var chosen = ThreadLocalRandom.current().nextInt(users.size());
        var hide = !hidden[chosen];
        hidden[chosen] = hide;
        return server.commands()
                .send(new ChangeSettings(users.get(chosen), null, hide, null))
                .position();
    }

    private double inserts(int callers, Duration time) throws SQLException {
        try (var inserts = new SingleRowInserts(server, callers)) {
            return Rate.of(callers, time, inserts::step);
        }
    }
}
