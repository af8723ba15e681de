// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.process.PeriodicTask;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuessingProperties.class)
class GuessingConfiguration {

    @Bean
    PeriodicTask guessingUpkeep(WrongPasswordCounter wrong, KnownClients clients) {
        return new PeriodicTask("guessing-upkeep", Duration.ofHours(1), heart -> {
            wrong.removeExpired();
            clients.removeExpired();
        });
    }
}
