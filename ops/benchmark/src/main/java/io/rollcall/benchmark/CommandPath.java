// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.shared.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The command path, from the command to its settled answer, against single-row prepared inserts of the same row, each a
 * commit, into the same PostgreSQL. Rounds of both take turns; the ratio is the median over the rounds.
 */
final class CommandPath {

    private static final int USERS = 5000;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private final MeasuredServer server;
    private final List<UserId> users;
    private final boolean[] hidden = new boolean[USERS];

    CommandPath(MeasuredServer server) {
        this.server = server;
        this.users = IntStream.range(0, USERS).mapToObj(i -> server.newUser()).toList();
    }

    void print() throws SQLException {
        SingleRowInserts.prepare(server);
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

    /** Hides the phone of one of the users, or shows it again: always a change, so always an event. */
    private void command() {
        var chosen = ThreadLocalRandom.current().nextInt(USERS);
        var hide = !hidden[chosen];
        hidden[chosen] = hide;
        server.commands().send(new ChangeSettings(users.get(chosen), null, hide, null));
    }

    private double inserts(int callers) throws SQLException {
        try (var inserts = new SingleRowInserts(server, callers)) {
            return Rate.of(callers, ROUND, inserts::step);
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
