// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Looks at something outside on behalf of all callers that ask meanwhile, once for them all and at most once in a
 * while: what strangers ask costs no more than that, and nobody is told what was true before they asked.
 */
final class CoalescedRefresh {

    private final Runnable look;
    private final long pause;
    private final LongSupplier nanos;
    private final ReentrantLock turn = new ReentrantLock();
    private long begun;

    /**
     * @param pause between the beginnings of two looks
     * @param nanos a clock, such as {@link System#nanoTime()}
     */
    CoalescedRefresh(Runnable look, Duration pause, LongSupplier nanos) {
        this.look = look;
        this.pause = pause.toNanos();
        this.nanos = nanos;
        this.begun = nanos.getAsLong() - this.pause;
    }

    /** Returns once a look has ended that began after this was called. Blocks for the pause at most, and that look. */
    void awaitNext() {
        var asked = nanos.getAsLong();
        turn.lock();
        try {
            if (begun - asked > 0) {
                return; // the caller before has looked since
            }
            for (var left = left(); left > 0; left = left()) {
                LockSupport.parkNanos(left);
            }
            begun = nanos.getAsLong();
            look.run();
        } finally {
            turn.unlock();
        }
    }

    private long left() {
        return begun + pause - nanos.getAsLong();
    }
}
