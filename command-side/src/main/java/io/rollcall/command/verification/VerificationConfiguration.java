// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.debug.DebugMode;
import io.rollcall.command.log.Aggregates;
import io.rollcall.command.log.Commands;
import io.rollcall.command.log.PolicyPositions;
import io.rollcall.command.privacy.IdentifierExpiry;
import io.rollcall.command.privacy.KeyRing;
import io.rollcall.contracts.log.LogHistory;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    WhenCodeIssuedThenSend whenCodeIssuedThenSend(Codes codes, CodeSender sender, Clock clock) {
        return new WhenCodeIssuedThenSend(codes, sender, clock);
    }

    @Bean
    ForgottenNumbers forgottenNumbers(IdentifierExpiry expiry, Numbers numbers, Commands commands, Clock clock) {
        return new ForgottenNumbers(expiry, numbers, commands, clock);
    }

    @Bean
    PolicyPositions codeSendingPositions(JdbcClient jdbc, LogHistory log) {
        return new PolicyPositions(WhenCodeIssuedThenSend.GROUP, jdbc, log);
    }

    @Bean
    Repository<PhoneNumber> phoneNumbers(Aggregates aggregates) {
        return aggregates.repository(PhoneNumber.class);
    }
}
