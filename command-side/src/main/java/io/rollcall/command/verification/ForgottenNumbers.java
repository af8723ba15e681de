// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.privacy.IdentifierExpiry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    private final IdentifierExpiry expiry;
    private final NumberForgetting forgetting;
    private final Clock clock;

    ForgottenNumbers(IdentifierExpiry expiry, NumberForgetting forgetting, Clock clock) {
        this.expiry = expiry;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rollcall.verification.forgetting:PT1M}")
    void look() {
        try {
            var now = clock.instant();
            var due = due(now);
            while (!due.isEmpty()) {
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
}
