// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.contracts.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many work at once; the others wait for their turn, first come, first served. Where thousands write at the
 * same moment, all of them get to it that way, instead of most of them failing while they wait for the same connections
 * with a conversation locked.
 */
final class ConcurrencyLimit {

    /** Nobody has made room in time. */
    private static final class TooBusy extends RuntimeException implements Unavailable {

        TooBusy() {
            super("Too many wait for their turn", null, false, false);
        }
    }

    private final Semaphore free;
    private final Duration patience;

    /**
     * @param atOnce how many work at once
     * @param patience how long a turn is waited for
     */
    ConcurrencyLimit(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * What the work returns or throws, once it is its turn. Blocks.
     *
     * @throws RuntimeException that is {@link Unavailable} where it is not in time
     */
    <T> T take(Callable<T> work) throws Exception {
        if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TooBusy();
        }
        try {
            return work.call();
        } finally {
            free.release();
        }
    }
}
