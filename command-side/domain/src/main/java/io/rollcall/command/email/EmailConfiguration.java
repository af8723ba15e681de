// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.account.User;
import io.rollcall.command.shared.Outbox;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.KeyRing;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.modelling.command.Repository;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmailProperties.class)
class EmailConfiguration {

    @Bean
    EmailRules emailRules(KeyRing ring, Clock clock, EmailProperties properties) {
        return new EmailRules(clock, properties, new MailedCodes(ring.codeKey()));
    }

    @Bean
    EmailVerificationCommandHandler emailCodes(
            Repository<User> users, Repository<EmailVerification> verifications, EmailRules rules) {
        return new EmailVerificationCommandHandler(users, verifications, rules);
    }

    @Bean
    WhenEmailCodeIssuedThenMail whenEmailCodeIssuedThenMail(
            EmailRules rules, ObjectProvider<MailQueue> queue, ObjectProvider<Outbox> outbox) {
        var mails = queue.getIfAvailable();
        var debug = outbox.getIfAvailable();
        if (mails == null && debug == null) {
            LoggerFactory.getLogger(CodeMailSender.class)
                    .warn("No mail server is configured (spring.mail.host): codes are issued, not mailed");
        }
        return new WhenEmailCodeIssuedThenMail(rules, mails, debug);
    }

    /** Where there is a mail server. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.mail.host")
    static class WithMailServer {

        @Bean
        MailQueue mailQueue(JdbcClient jdbc, Keys keys) {
            return new MailQueue(jdbc, keys);
        }

        @Bean
        CodeMailSender mailing(
                MailQueue queue,
                MailServer server,
                EmailProperties properties,
                EmailRules rules,
                CommandGateway commands,
                PlatformTransactionManager transactions) {
            return new CodeMailSender(queue, server, rules, commands, new TransactionTemplate(transactions));
        }

        @Bean
        PeriodicTask mailLoop(CodeMailSender mailing, @Value("${rollcall.email.look:1s}") Duration pause) {
            return new PeriodicTask("mailing", pause, mailing::look);
        }
    }
}
