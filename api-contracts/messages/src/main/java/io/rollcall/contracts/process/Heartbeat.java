// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A sign of life that a loop of this process gives; the health of the process tells which loop gives none any more. */
public final class Heartbeat {

    /** A loop may miss so many beats: it may wait for a database that does not answer. */
    private static final int MISSED = 10;

    /** However often a loop should beat, it has this long: a machine may be slow. */
    private static final Duration LEAST = Duration.ofMinutes(2);

    private static final Set<Heartbeat> ALL = ConcurrentHashMap.newKeySet();

    private final String name;
    private final long patience;
    private volatile long last = System.nanoTime();

    private Heartbeat(String name, long patience) {
        this.name = name;
        this.patience = patience;
    }

    /**
     * Begins.
     *
     * @param name of the loop
     * @param period how often it should beat
     */
    public static Heartbeat begin(String name, Duration period) {
        return within(
                name,
                Stream.of(period.multipliedBy(MISSED), LEAST)
                        .max(Duration::compareTo)
                        .orElse(LEAST));
    }

    /** Begins; it is late when there was none within {@code patience}. */
    public static Heartbeat within(String name, Duration patience) {
        var heartbeat = new Heartbeat(name, patience.toNanos());
        ALL.add(heartbeat);
        return heartbeat;
    }

    /** All of this process that have begun and have not ended. */
    public static Stream<Heartbeat> all() {
        return ALL.stream();
    }

    /** The name of the loop that beats. */
    public String name() {
        return name;
    }

    /** The loop is alive now. */
    public void beat() {
        last = System.nanoTime();
    }

    /** Whether the loop has missed so many beats that it counts as dead. */
    public boolean isLate() {
        return silence().toNanos() > patience;
    }

    /** How long ago the last beat was. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    /** The loop has ended as it should. */
    public void end() {
        ALL.remove(this);
    }
}
