// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Subscription;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until the {@link NumberHolders} are those of the log as it stands now; whether that came in time. */
final class HoldersAreKnown implements BooleanSupplier {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Subscription holding;
    private final LogHistory log;

    /** @param holding where the policy stands that keeps the {@link NumberHolders} */
    HoldersAreKnown(Subscription holding, LogHistory log) {
        this.holding = holding;
        this.log = log;
    }

    @Override
    public boolean getAsBoolean() {
        var head = log.head();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holding.hasSeen(head)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
