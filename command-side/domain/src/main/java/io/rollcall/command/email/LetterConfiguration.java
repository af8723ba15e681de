// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.limit.Limits;
import io.rollcall.privacy.KeyRing;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What users are told of by mail, beside codes that confirm an address. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecoveryProperties.class)
class LetterConfiguration {

    @Bean
    RecoveryCodes recoveryCodes(KeyRing ring) {
        return new RecoveryCodes(ring.codeKey());
    }

    @Bean
    LetterTexts letterTexts(KeyRing ring, EmailProperties email, RecoveryProperties recovery) {
        return new LetterTexts(ring.codeKey(), email.codeLifetime(), recovery.codeLifetime());
    }

    @Bean
    Letters letters(LetterSender sender, Limits limits, Clock clock) {
        return new Letters(sender, limits, clock);
    }

    @Bean
    MailAddresses mailAddresses(EventStore events) {
        return new MailAddresses(events);
    }

    @Bean
    WhenAccountChangedThenTell whenAccountChangedThenTell(MailAddresses addresses, Letters letters) {
        return new WhenAccountChangedThenTell(addresses, letters);
    }
}
