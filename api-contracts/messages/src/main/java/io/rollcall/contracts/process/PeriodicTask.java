// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work that this process does again and again from its start to its stop, at first at once, then with a pause behind
 * each round, on a thread of its own: one that waits holds up no other, and one that fails goes on (see {@link Loop}).
 */
public final class PeriodicTask {

    /** How long a stop waits for a round that is under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Loop.Round work;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param name kebab case; that of the thread, and the one by which the health of the process knows it */
    public PeriodicTask(String name, Duration pause, Loop.Round work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    /** Begins, on a thread of its own. */
    public void start() {
        running = true;
        thread = Loop.every(pause, name, () -> running, work);
    }

    /** Ends once the round under way has ended, which is waited for, if not for ever. */
    public void stop() {
        running = false;
        if (thread != null) {
            LockSupport.unpark(thread);
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
