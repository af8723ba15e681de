// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Limits over buckets, as one process has them, with a clock that tests move. */
public final class LimitsFixture {

    public static final LimitDigest DIGESTS = new LimitDigest((use, text) -> sha256(text));

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    public final Clock clock = clock(now);
    public final List<RecordClosing> told = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** One process with a budget for this cost. */
    public Limits limits(Buckets buckets, LimitProperties.Mode mode, Cost cost, Map<Dimension, String> budgets) {
        var parsed = new EnumMap<Dimension, Budget>(Dimension.class);
        budgets.forEach((dimension, budget) -> parsed.put(dimension, Budget.of(budget)));
        var properties = new LimitProperties(mode, 4, Map.of(cost, parsed));
        var closings = new ClosedBudgetReporter(meters, clock, !properties.enforces(), told::add);
        return new BucketLimits(properties, DIGESTS, buckets, new ClosedBuckets(clock), closings, Runnable::run);
    }

    /** Time passes. */
    public void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /** How often a budget has refused. */
    public double refused(String cost, String dimension) {
        return meters.counter("rollcall.limits.refused", "cost", cost, "dimension", dimension)
                .count();
    }

    /** Takes a charge so many times; how often it was granted. */
    public static int granted(Limits limits, Charge charge, int times) {
        var granted = 0;
        for (var i = 0; i < times; i++) {
            granted += limits.take(charge).join() instanceof LimitDecision.Granted ? 1 : 0;
        }
        return granted;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
