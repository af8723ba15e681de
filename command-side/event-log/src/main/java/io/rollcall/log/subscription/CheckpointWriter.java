// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.shared.Checkpoint;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the positions of a subscription. Most events are nothing to most subscriptions; their positions would cost more
 * than all that the others do, so they are kept with those of later events: after 25 ms at most where an event did
 * concern the subscription, for somebody in another process may wait to see it; after a second where none did, for
 * nobody waits for that. Those events are delivered again after a crash.
 */
public final class CheckpointWriter {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWriter.class);
    private static final Duration SOON = Duration.ofMillis(25);
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("late-positions").daemon().factory());

    private final EventTypeFilter filter;
    private final Consumer<Checkpoint> keep;
    private @Nullable Checkpoint late;
    private long kept;
    private long keptAt = System.nanoTime() - SOON.toNanos();
    private long due = Long.MAX_VALUE;

    /** @param keep stores a position, and may block */
    public CheckpointWriter(EventTypeFilter filter, Consumer<Checkpoint> keep) {
        this.filter = filter;
        this.keep = keep;
    }

    /** Nothing is late; a subscription begins behind this position. */
    public synchronized void begin(long position) {
        late = null;
        kept = position;
    }

    /** Forgets what is late. What is being kept just now is kept when this returns, and nothing after it. */
    public synchronized void forget() {
        late = null;
    }

    /** Keeps a position up to which something was done. */
    public synchronized void now(Checkpoint reached) {
        late = null;
        keep.accept(reached);
        kept = reached.position();
        keptAt = System.nanoTime();
    }

    /** Keeps a position up to which nothing was done that cannot be done again: at once, soon or later. */
    public synchronized void inTime(Checkpoint reached) {
        if (filter.isNothing(kept, reached.position())) {
            late = reached;
            keepIn(LATER.toNanos());
            return;
        }
        var left = keptAt + SOON.toNanos() - System.nanoTime();
        if (left <= 0) {
            now(reached);
        } else {
            late = reached;
            keepIn(left);
        }
    }

    /** Keeps what is not kept yet, if that can be: the next owner begins there. */
    public synchronized void settle() {
        var reached = late;
        late = null;
        if (reached != null) {
            try {
                keep.accept(reached);
            } catch (Throwable away) {
                FatalErrors.endIfFatal(away);
                LOG.debug("A position is left behind: {}", away.getMessage());
            }
        }
    }

    /** Unless that happens before anyway. */
    private void keepIn(long nanos) {
        var at = System.nanoTime() + nanos;
        if (due == Long.MAX_VALUE || at - due < 0) {
            due = at;
            CLOCK.schedule(() -> Thread.startVirtualThread(() -> keepLate(at)), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void keepLate(long planned) {
        if (planned != due) {
            return; // it was wanted sooner
        }
        due = Long.MAX_VALUE;
        var reached = late;
        if (reached == null) {
            return;
        }
        try {
            now(reached);
        } catch (Throwable away) { // an error, too, must not have somebody wait for good
            FatalErrors.endIfFatal(away);
            late = reached; // a reader that waits for it in another process waits on
            keepIn(LATER.toNanos());
        }
    }
}
