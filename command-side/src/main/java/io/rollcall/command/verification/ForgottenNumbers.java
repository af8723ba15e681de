// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.log.PolicyPositions;
import io.rollcall.command.privacy.IdentifierExpiry;
import io.rollcall.contracts.log.LogHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets the numbers that nobody has claimed and no address book holds. The number itself decides; after a crash
 * between its decision and the end of its key, the next round asks again. Several processes may do so at once.
 */
final class ForgottenNumbers {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenNumbers.class);
    private static final int PAGE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final IdentifierExpiry expiry;
    private final NumberForgetting forgetting;
    private final PolicyPositions holding;
    private final LogHistory log;
    private final Clock clock;

    /** @param holding where the policy stands that keeps the {@link NumberHolders} */
    ForgottenNumbers(
            IdentifierExpiry expiry,
            NumberForgetting forgetting,
            PolicyPositions holding,
            LogHistory log,
            Clock clock) {
        this.expiry = expiry;
        this.forgetting = forgetting;
        this.holding = holding;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rollcall.verification.forgetting:PT1M}")
    void look() {
        try {
            var now = clock.instant();
            var due = due(now);
            while (!due.isEmpty() && holdersAreKnown()) {
                forgetting.forget(due, now);
                due = due.size() < PAGE ? List.of() : due(now);
            }
        } catch (RuntimeException e) {
            LOG.warn("Numbers cannot be forgotten just now: {}", e.getMessage());
        }
    }

    private List<UUID> due(Instant now) {
        return expiry.due(Numbers.KIND, now, PAGE);
    }

    /**
     * Whether every import is known by now that may have used a number which is due. If not, the next round looks
     * again: a number is forgotten too late rather than taken out of somebody's address book.
     */
    private boolean holdersAreKnown() {
        var head = log.head();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (holding.position() < head) {
            if (System.nanoTime() > deadline) {
                LOG.warn("Numbers cannot be forgotten while {} is not up to date", NumberHolders.GROUP);
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
