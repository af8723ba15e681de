// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait after failures: doubled each time up to the longest, and a quarter more or less at random.
 *
 * @param first after one failure
 * @param longest of all, but for the quarter
 */
public record BackOff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 20;

    /** From a second to a minute. */
    public static final BackOff SECONDS = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** @param failures in a row, from 1 */
    Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS));
        var millis = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 3 / 4, millis * 5 / 4 + 1));
    }
}
