// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after failures: 1 s, doubled each time up to a minute, and a quarter more or less at random. */
final class BackOff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;
    private static final int DOUBLINGS = 6;

    private BackOff() {}

    /** @param failures in a row, from 1 */
    static Duration after(int failures) {
        var doublings = Math.clamp(failures - 1, 0, DOUBLINGS);
        var millis = Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 3 / 4, millis * 5 / 4));
    }
}
