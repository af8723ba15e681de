// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.shared.Outbox;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.privacy.KeyRing;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What users are told of by mail, beside codes that confirm an address. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecoveryProperties.class)
class LetterConfiguration {

    @Bean
    RecoveryCodes recoveryCodes(KeyRing ring) {
        return new RecoveryCodes(ring.codeKey());
    }

    @Bean
    LetterTexts letterTexts(RecoveryCodes codes, RecoveryProperties properties) {
        return new LetterTexts(codes, properties.codeLifetime());
    }

    @Bean
    MailAddresses mailAddresses(EventStore events) {
        return new MailAddresses(events);
    }

    @Bean
    WhenAccountChangedThenTell whenAccountChangedThenTell(
            MailAddresses addresses,
            LetterTexts texts,
            Limits limits,
            EmailProperties properties,
            Clock clock,
            ObjectProvider<LetterQueue> queue,
            ObjectProvider<Outbox> outbox) {
        return new WhenAccountChangedThenTell(
                addresses,
                new Letters(texts, limits, properties, clock, queue.getIfAvailable(), outbox.getIfAvailable()));
    }

    /** Where there is a mail server. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.mail.host")
    static class WithMailServer {

        @Bean
        LetterQueue letterQueue(JdbcClient jdbc, Keys keys) {
            return new LetterQueue(jdbc, keys);
        }

        @Bean
        LetterSender letterSending(
                LetterQueue queue,
                MailServer server,
                LetterTexts texts,
                EmailProperties properties,
                Clock clock,
                PlatformTransactionManager transactions) {
            return new LetterSender(queue, server, texts, properties, clock, new TransactionTemplate(transactions));
        }

        @Bean
        PeriodicTask letterLoop(LetterSender sending, @Value("${rollcall.email.look:1s}") Duration pause) {
            return new PeriodicTask("letter-sending", pause, sending::look);
        }
    }
}
