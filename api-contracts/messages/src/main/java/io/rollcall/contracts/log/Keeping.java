// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.log;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the positions of a follower. Most events are nothing to most followers, whose positions would cost more than
 * all that the others do: so a position up to which nothing was done is kept at once only where none was kept lately,
 * and with the next ones, or {@value #MILLIS} ms after the last, otherwise. Those events are delivered again after a
 * crash, and are nothing again.
 */
public final class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final long MILLIS = 25;
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("late-positions").daemon().factory());

    private final Consumer<Checkpoint> keep;
    private @Nullable Checkpoint late;
    private boolean waiting;
    private long kept = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(MILLIS);

    /** @param keep stores a position, and may block */
    public Keeping(Consumer<Checkpoint> keep) {
        this.keep = keep;
    }

    /** Keeps a position up to which something was done. */
    public synchronized void now(Checkpoint reached) {
        late = null;
        keep.accept(reached);
        kept = System.nanoTime();
    }

    /** Keeps a position up to which nothing was done that cannot be done again: at once, or soon. */
    public synchronized void soon(Checkpoint reached) {
        var left = kept + TimeUnit.MILLISECONDS.toNanos(MILLIS) - System.nanoTime();
        if (left <= 0 && !waiting) {
            now(reached);
        } else {
            late = reached;
            waitFor(Duration.ofNanos(Math.max(0, left)));
        }
    }

    /** Keeps what is not kept yet, if that can be: whoever follows next begins there. */
    public synchronized void settle() {
        var reached = late;
        late = null;
        if (reached != null) {
            try {
                keep.accept(reached);
            } catch (RuntimeException away) {
                LOG.debug("A position is left behind: {}", away.getMessage());
            }
        }
    }

    /** Another process may follow from here on: nothing is kept any more. */
    public synchronized void forget() {
        late = null;
    }

    private void waitFor(Duration pause) {
        if (!waiting) {
            waiting = true;
            CLOCK.schedule(() -> Thread.startVirtualThread(this::keepLate), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void keepLate() {
        waiting = false;
        var reached = late;
        if (reached == null) {
            return;
        }
        try {
            now(reached);
        } catch (RuntimeException away) {
            late = reached; // whoever waits for it in another process waits on
            waitFor(AGAIN);
        }
    }
}
