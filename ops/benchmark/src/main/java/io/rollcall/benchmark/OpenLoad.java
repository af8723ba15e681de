// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.Rate.Refused;
import io.rollcall.benchmark.Rate.Step;
import io.rollcall.benchmark.report.Curve.Point;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Requests that are due at a constant rate, whatever the server does. How long one took counts from when it was due, so
 * that waiting for a connection is not left out.
 */
final class OpenLoad {

    private static final long LONGEST_MICROS = Duration.ofMinutes(5).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final AtomicLong next = new AtomicLong();
    private final LongAdder done = new LongAdder();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final double rate;
    private final long start = System.nanoTime();
    private final long end;

    private OpenLoad(double rate, Duration time) {
        this.rate = rate;
        this.end = start + time.toNanos();
    }

    /** Sends them on so many connections; what is still due after the time has passed is not sent. */
    static Point at(double rate, int connections, Duration time, IntFunction<Step> steps) {
        var load = new OpenLoad(rate, time);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < connections; connection++) {
                var step = steps.apply(connection);
                threads.submit(() -> load.send(step));
            }
        }
        return Point.of(rate, load.done.sum() * 1e9 / (System.nanoTime() - load.start), load.micros);
    }

    private Void send(Step step) throws Exception {
        for (var due = nextDue(); due < end && System.nanoTime() < end; due = nextDue()) {
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            try {
                step.run();
            } catch (Refused e) {
                continue; // was due, and is not among what was answered
            }
            micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1000));
            done.increment();
        }
        return null;
    }

    private long nextDue() {
        return start + (long) (next.getAndIncrement() * 1e9 / rate);
    }
}
