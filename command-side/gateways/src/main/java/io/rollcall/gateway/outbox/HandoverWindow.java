// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.contracts.process.FatalErrors;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages that are handed over just now, each on a thread of its own: ten at most. */
final class HandoverWindow {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverWindow.class);
    private static final int AT_ONCE = 10;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Runnable ended;

    /** @param ended is run behind each */
    HandoverWindow(Runnable ended) {
        this.ended = ended;
    }

    int free() {
        return free.availablePermits();
    }

    /** Begins with one; there must be room for it. */
    void start(String message, Runnable handover) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name(message).start(() -> run(message, handover));
    }

    /** Waits for those under way, if not for ever. */
    void awaitEnds() throws InterruptedException {
        if (free.tryAcquire(AT_ONCE, LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(AT_ONCE);
        }
    }

    private void run(String message, Runnable handover) {
        try {
            handover.run();
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            // It counts as sent: see OutboxTable.
            LOG.warn(
                    "It is not known whether {} was sent: {}",
                    message,
                    e.getClass().getName());
        } finally {
            free.release();
            ended.run();
        }
    }
}
