// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.Role;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a start listen once it may answer, so that no client is turned away that has waited for the port. Where that
 * takes long the port opens all the same: a client is told to come again, and how far it is.
 */
@Component
final class OpenOnceCaughtUp implements SmartLifecycle {

    /** After the subscriptions have begun, before the web server does. */
    private static final int PHASE = 1500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CaughtUp caughtUp;
    private final boolean hasDoors;
    private volatile boolean running;

    OpenOnceCaughtUp(CaughtUp caughtUp, ServerProperties properties) {
        this.caughtUp = caughtUp;
        this.hasDoors = properties.roles().contains(Role.WEB);
    }

    @Override
    public void start() {
        running = true;
        if (hasDoors) {
            caughtUp.whenSo().timeout(PATIENCE, Mono.empty()).block();
        }
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
