// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import org.springframework.context.SmartLifecycle;

/** Has a start look for revived keys before anything of the log is followed, and before a door opens. */
final class KeysClearedFirst implements SmartLifecycle {

    /** Before the subscriptions begin. */
    private static final int PHASE = 900;

    private final RevivedKeys revived;
    private volatile boolean running;

    KeysClearedFirst(RevivedKeys revived) {
        this.revived = revived;
    }

    @Override
    public void start() {
        revived.clear();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
