// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import java.util.concurrent.locks.LockSupport;

/** Lets its one caller through so many times a second at most, evenly. */
final class RateLimiter {

    private static final long SECOND = 1_000_000_000L;

    private final long step;
    private long next = System.nanoTime();

    RateLimiter(int perSecond) {
        this.step = SECOND / perSecond;
    }

    /** Waits for the next time; at once if that has passed. */
    void await() {
        for (var wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        next = System.nanoTime() + step;
    }
}
