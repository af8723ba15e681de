// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.log.Commands;
import io.rollcall.command.privacy.IdentifierExpiry;
import io.rollcall.contracts.verification.Forgetting;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.ForgetNumber;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets the numbers that nobody has claimed. The number itself decides; after a crash between its decision and the
 * end of its key, the next round asks again. Several processes may do so at once.
 */
final class ForgottenNumbers {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenNumbers.class);
    private static final int PAGE = 200;

    private final IdentifierExpiry expiry;
    private final Numbers numbers;
    private final Commands commands;
    private final Clock clock;

    ForgottenNumbers(IdentifierExpiry expiry, Numbers numbers, Commands commands, Clock clock) {
        this.expiry = expiry;
        this.numbers = numbers;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rollcall.verification.forgetting:PT1M}")
    void look() {
        try {
            List<UUID> due;
            do {
                due = expiry.due(Numbers.KIND, clock.instant(), PAGE);
                due.forEach(id -> ask(new NumberId(id)));
            } while (due.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.warn("Numbers cannot be forgotten just now: {}", e.getMessage());
        }
    }

    private void ask(NumberId number) {
        switch (commands.<Forgetting>decide(new ForgetNumber(number)).result()) {
            case Forgetting.Forgotten forgotten -> numbers.forget(number);
            case Forgetting.Kept kept -> expiry.keep(number.value(), kept.until());
        }
    }
}
