// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.debug.DebugMode;
import io.rollcall.command.log.Aggregates;
import io.rollcall.command.privacy.KeyRing;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationProperties.class)
class VerificationConfiguration {

    @Bean
    Codes codes(KeyRing ring, DebugMode debug) {
        return new Codes(ring.codeKey(), debug.debug());
    }

    @Bean
    CodeRules codeRules(Clock clock, VerificationProperties properties, Codes codes) {
        return new CodeRules(clock, properties, codes);
    }

    @Bean
    Repository<PhoneNumber> phoneNumbers(Aggregates aggregates) {
        return aggregates.repository(PhoneNumber.class);
    }
}
