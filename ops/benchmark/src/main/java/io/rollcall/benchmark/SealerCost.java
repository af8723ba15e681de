// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command path with the sealer behind it, against the same without: rounds that take turns, before each of which
 * the sealer has caught up, and in the others it is paused. And whether it keeps up.
 */
final class SealerCost {

    private static final int CALLERS = 64;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CommandPath path;
    private final JdbcClient jdbc;

    /** @param server with the role {@code policy}, too: the sealer's */
    SealerCost(MeasuredServer server, CommandPath path) {
        this.path = path;
        this.jdbc = server.context().getBean(JdbcClient.class);
    }

    /** The rate, against that without it, and how long the sealer was behind the end of a round with it. */
    List<Figure> figures(Effort effort) {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        var behind = new ArrayList<Double>();
        WarmUp.briefly(effort, () -> rate(effort));
        for (int round = 0; round < Math.min(2, effort.rounds()); round++) { // each is first in turn
            resume();
            with.add(rate(effort));
            behind.add(catchUp() / 1e6);
            pause();
            without.add(rate(effort));
            without.add(rate(effort));
            resume();
            with.add(rate(effort));
            behind.add(catchUp() / 1e6);
        }
        return List.of(
                Figure.rate(
                        "commands, 64 callers, with the sealer, against the same without it",
                        with,
                        Figure.rate("", without, 0).median()),
                Figure.cost("until all of them are sealed after the last one", "ms", behind));
    }

    private double rate(Effort effort) {
        return Rate.of(CALLERS, effort.round(), caller -> path::command);
    }

    private void resume() {
        jdbc.sql("delete from subscription_pauses where name = 'sealer'").update();
        catchUp();
    }

    private void pause() {
        jdbc.sql("insert into subscription_pauses values ('sealer') on conflict do nothing")
                .update();
        await(() -> state().equals("PAUSED"));
    }

    private String state() {
        return jdbc.sql("select state from subscription_reports where name = 'sealer'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** How many nanoseconds until it has sealed all that there is now. */
    private long catchUp() {
        var begun = System.nanoTime();
        var head =
                jdbc.sql("select max(position) from events").query(Long.class).single();
        await(() -> jdbc.sql("select coalesce(max(size), 0) from proof_tree")
                        .query(Long.class)
                        .single()
                >= head);
        return System.nanoTime() - begun;
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The sealer does not get on");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
