// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.time.Duration;

/** How long a start or a stop took. */
final class Elapsed {

    private Elapsed() {}

    /** Milliseconds since a moment of {@link System#nanoTime()}. */
    static long millisSince(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment).toMillis();
    }
}
