// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.command.credential.GuessingProperties;
import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.credential.WrongPasswordCounter;
import io.rollcall.command.limit.ClosedBudgetReporter;
import io.rollcall.command.limit.LimitDigest;
import io.rollcall.web.limit.BlockingLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What passwords are compared behind. */
@Configuration(proxyBeanMethods = false)
class GuessGuardConfiguration {

    @Bean
    GuessGuard guessGuard(
            WrongPasswordCounter wrong,
            KnownClients clients,
            BlockingLimits budgets,
            LimitDigest digests,
            ClosedBudgetReporter closings,
            GuessingProperties properties,
            PasswordWork work) {
        return new GuessGuard(
                wrong,
                clients,
                budgets,
                digests,
                closings,
                properties,
                (line, comparison) -> work.inTurn(line, comparison::getAsBoolean));
    }
}
