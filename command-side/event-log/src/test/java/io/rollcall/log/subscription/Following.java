// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import org.jspecify.annotations.Nullable;

/** A subscription and what feeds it, both as a test says. */
final class Following implements Subscription, ProcessorControl {

    private final String name;
    volatile long position;
    volatile boolean running;
    volatile @Nullable String error;

    Following(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return Role.PROJECTION;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void shutDown() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isError() {
        return false;
    }

    @Override
    public boolean waitsForUpgrade() {
        return false;
    }

    @Override
    public void tryAgain() {}

    @Override
    public String trouble() {
        return String.valueOf(error);
    }

    @Override
    public @Nullable String lastError() {
        return error;
    }
}
