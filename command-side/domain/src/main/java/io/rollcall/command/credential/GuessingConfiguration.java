// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.limit.ClosedBudgetReporter;
import io.rollcall.command.limit.LimitDigest;
import io.rollcall.command.limit.LimitProperties;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.process.PeriodicTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuessingProperties.class)
class GuessingConfiguration {

    @Bean
    KnownClients knownClients(JdbcClient jdbc, LimitDigest digests, GuessingProperties properties, Clock clock) {
        return new KnownClients(jdbc, digests, properties, clock);
    }

    @Bean
    WrongPasswordCounter wrongPasswords(JdbcClient jdbc, GuessingProperties properties, Clock clock) {
        return new WrongPasswordCounter(jdbc, properties, clock);
    }

    @Bean
    BlockingLimits budgets(Limits limits, LimitProperties properties) {
        return new BlockingLimits(limits, properties.enforces());
    }

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

    @Bean
    PeriodicTask guessingUpkeep(WrongPasswordCounter wrong, KnownClients clients) {
        return new PeriodicTask("guessing-upkeep", Duration.ofHours(1), heart -> {
            wrong.removeExpired();
            clients.removeExpired();
        });
    }
}
