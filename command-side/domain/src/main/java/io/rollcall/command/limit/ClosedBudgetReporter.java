// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts what limits refuse, and tells of each that closes: at once, or together with others of its kind once a minute
 * has passed since the last time, so that nobody can fill the log.
 */
public final class ClosedBudgetReporter {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private record Kind(String cost, String dimension) {

        private static Kind of(Cost cost, Dimension dimension) {
            return new Kind(name(cost), name(dimension));
        }
    }

    private final MeterRegistry meters;
    private final Clock clock;
    private final boolean recordOnly;
    private final Consumer<RecordClosing> log;
    private final Map<Kind, Long> untold = new HashMap<>();
    private final Map<Kind, Instant> told = new HashMap<>();

    /** @param log records it; may block, and may fail */
    public ClosedBudgetReporter(MeterRegistry meters, Clock clock, boolean recordOnly, Consumer<RecordClosing> log) {
        this.meters = meters;
        this.clock = clock;
        this.recordOnly = recordOnly;
        this.log = log;
    }

    /** These can come: each is there from now on, and says 0 until it comes. */
    ClosedBudgetReporter foreseeing(Map<Cost, Map<Dimension, Budget>> budgets) {
        for (var cost : Cost.values()) {
            taken(cost, 0);
            givenBack(cost, 0);
            unknown(cost, 0);
            for (var dimension : budgets.getOrDefault(cost, Map.of()).keySet()) {
                count("rollcall.limits.refused", Kind.of(cost, dimension), 0);
                count("rollcall.limits.closed", Kind.of(cost, dimension), 0);
            }
        }
        return this;
    }

    /** Tokens were asked for. */
    void taken(Cost cost, long tokens) {
        meters.counter("rollcall.limits.taken", "cost", name(cost)).increment(tokens);
    }

    /** Tokens came back. */
    void givenBack(Cost cost, long tokens) {
        meters.counter("rollcall.limits.given-back", "cost", name(cost)).increment(tokens);
    }

    /** A request was refused, or would have been. */
    public void refused(Cost cost, Dimension dimension) {
        count("rollcall.limits.refused", Kind.of(cost, dimension), 1);
    }

    /** Nobody could tell what was left. */
    void unknown(Cost cost) {
        unknown(cost, 1);
    }

    private void unknown(Cost cost, long times) {
        meters.counter("rollcall.limits.unknown", "cost", name(cost)).increment(times);
    }

    /** A budget has gone from open to closed. */
    public void closed(Cost cost, Dimension dimension) {
        var kind = Kind.of(cost, dimension);
        count("rollcall.limits.closed", kind, 1);
        synchronized (this) {
            untold.merge(kind, 1L, Long::sum);
        }
        tell();
    }

    /** Tells what is due to be told. */
    void tell() {
        due().forEach(log);
    }

    private synchronized List<RecordClosing> due() {
        var now = clock.instant();
        var due = untold.entrySet().stream()
                .filter(entry -> !now.isBefore(told.getOrDefault(entry.getKey(), Instant.MIN)))
                .map(entry -> new RecordClosing(
                        entry.getKey().cost(), entry.getKey().dimension(), entry.getValue(), recordOnly))
                .toList();
        due.stream()
                .map(closing -> new Kind(closing.cost(), closing.dimension()))
                .forEach(kind -> {
                    untold.remove(kind);
                    told.put(kind, now.plus(PAUSE));
                });
        return due;
    }

    private void count(String meter, Kind kind, long times) {
        meters.counter(meter, "cost", kind.cost(), "dimension", kind.dimension())
                .increment(times);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
