// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.Unavailable;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is asked of the log and what it does, as {@code ops/guides/operators.md} lists it. What stands in labels
 * are names of classes and constants of ours: nothing personal, and no more of them than the code has.
 */
public final class LogMeters {

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Of values that are no results of their own, such as an id. */
    private static final String PLAIN = "answered";

    /** @param result a constant, or the class of anything else; null for nothing */
    private record Kind(
            Class<?> command, String outcome, @Nullable Object result) {}

    private final MeterRegistry registry;
    private final Map<Kind, Counter> commands = new ConcurrentHashMap<>();
    private final Timer append;
    private final DistributionSummary batch;
    private final Counter events;
    private final Counter confirmations;
    private final Counter positionClashes;
    private final Counter versionClashes;

    public LogMeters(MeterRegistry registry) {
        this.registry = registry;
        this.append = Timer.builder("rollcall.log.append").register(registry);
        this.batch = DistributionSummary.builder("rollcall.log.batch")
                .baseUnit("commands")
                .serviceLevelObjectives(SIZES)
                .register(registry);
        this.events = registry.counter("rollcall.log.events");
        this.confirmations = registry.counter("rollcall.log.confirmations");
        this.positionClashes = registry.counter("rollcall.log.clashes", "kind", "position");
        this.versionClashes = registry.counter("rollcall.log.clashes", "kind", "version");
    }

    /** @param waiting how many commands wait for the writer */
    public void watch(Supplier<Number> waiting) {
        Gauge.builder("rollcall.log.waiting", waiting).baseUnit("commands").register(registry);
    }

    /** A command was decided. */
    public void decided(Command command, boolean written, @Nullable Object result) {
        count(command, written ? "written" : "unchanged", result instanceof Enum<?> ? result : classOf(result));
    }

    /** A command has no answer, or one that is thrown. */
    public void failed(Command command, Throwable reason) {
        count(command, reason instanceof Unavailable ? "unavailable" : "failed", reason.getClass());
    }

    /** A batch is in. */
    void appended(Batch appended, long nanos) {
        append.record(nanos, TimeUnit.NANOSECONDS);
        batch.record(appended.requests().size());
        events.increment(appended.events().size());
    }

    /** Units without events were confirmed. */
    void confirmed(int requests) {
        confirmations.increment(requests);
    }

    /** Another process has written where this one was about to. */
    void positionTaken() {
        positionClashes.increment();
    }

    /** A command was decided on what has changed since, and is decided again. */
    void outOfDate() {
        versionClashes.increment();
    }

    private void count(Command command, String outcome, @Nullable Object result) {
        commands.computeIfAbsent(new Kind(command.getClass(), outcome, result), this::counter)
                .increment();
    }

    private Counter counter(Kind kind) {
        return Counter.builder("rollcall.commands")
                .tag("command", words(kind.command().getSimpleName()))
                .tag("outcome", kind.outcome())
                .tag("result", nameOf(kind.result()))
                .register(registry);
    }

    private static @Nullable Class<?> classOf(@Nullable Object result) {
        return result == null ? null : result.getClass();
    }

    private static String nameOf(@Nullable Object result) {
        if (result instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return result instanceof Class<?> type && isOurs(type) ? words(type.getSimpleName()) : PLAIN;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.rollcall.") || Throwable.class.isAssignableFrom(type);
    }

    private static String words(String name) {
        return WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
