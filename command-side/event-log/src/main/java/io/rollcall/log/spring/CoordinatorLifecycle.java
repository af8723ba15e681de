// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.rollcall.log.subscription.SubscriptionCoordinator;
import org.springframework.context.SmartLifecycle;

/** Starts the coordinator after Axon has been configured and before the web server opens. */
record CoordinatorLifecycle(SubscriptionCoordinator coordinator) implements SmartLifecycle {

    private static final int PHASE = 1000;

    @Override
    public void start() {
        coordinator.start();
    }

    @Override
    public void stop() {
        coordinator.stop();
    }

    @Override
    public boolean isRunning() {
        return coordinator.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
