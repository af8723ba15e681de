// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.limit.LimitDigest;
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
    WrongPasswordCounter wrongPasswordCounter(JdbcClient jdbc, GuessingProperties properties, Clock clock) {
        return new WrongPasswordCounter(jdbc, properties, clock);
    }

    @Bean
    PeriodicTask guessingUpkeep(WrongPasswordCounter wrong, KnownClients clients) {
        return new PeriodicTask("guessing-upkeep", Duration.ofHours(1), heart -> {
            wrong.removeExpired();
            clients.removeExpired();
        });
    }
}
