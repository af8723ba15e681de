// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.limit.LimitProperties;
import io.rollcall.command.shared.DebugMode;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.contracts.verification.ForgetNumberResult;
import io.rollcall.contracts.verification.PhoneNumberCommand.ForgetNumber;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PolicySubscription;
import io.rollcall.privacy.IdentifierExpiry;
import io.rollcall.privacy.Identifiers;
import io.rollcall.privacy.KeyRing;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({VerificationProperties.class, ServedNumbersProperties.class})
class VerificationConfiguration {

    @Bean
    Codes codes(KeyRing ring, DebugMode debug) {
        return new Codes(ring.codeKey(), debug.debug());
    }

    @Bean
    ServedNumbers servedNumbers(ServedNumbersProperties properties) {
        return new ServedNumbers(properties);
    }

    @Bean
    CodeRules codeRules(
            Clock clock, VerificationProperties properties, Codes codes, ServedNumbers served, LimitProperties limits) {
        return new CodeRules(clock, properties, codes, served, limits.enforces());
    }

    @Bean
    WhenCodeIssuedThenSend whenCodeIssuedThenSend(CodeRules rules, CodeSender sender) {
        return new WhenCodeIssuedThenSend(rules, sender);
    }

    @Bean
    NumberErasure numberErasure(
            Identifiers identifiers,
            IdentifierExpiry expiry,
            NumberHolders holders,
            @Qualifier(NumberHolders.GROUP) PolicySubscription holding,
            LogHistory log,
            CommandGateway commands) {
        return new NumberErasure(
                identifiers,
                expiry,
                holders,
                new HoldersAreKnown(holding, log),
                number -> commands.<ForgetNumberResult>send(new ForgetNumber(number))
                        .result());
    }

    @Bean
    ForgottenNumbers forgottenNumbers(
            IdentifierExpiry expiry, NumberErasure erasure, NumberClients clients, Clock clock) {
        return new ForgottenNumbers(expiry, erasure, clients, clock);
    }

    @Bean
    PeriodicTask forgettingOfNumbers(ForgottenNumbers forgotten, VerificationProperties properties) {
        return new PeriodicTask("forgetting-numbers", properties.forgetting(), forgotten::look);
    }
}
