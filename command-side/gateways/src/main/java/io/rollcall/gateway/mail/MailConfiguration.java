// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.command.email.EmailProperties;
import io.rollcall.command.email.LetterSender;
import io.rollcall.command.email.LetterTexts;
import io.rollcall.gateway.outbox.DebugOutbox;
import io.rollcall.gateway.outbox.Outbox;
import io.rollcall.gateway.outbox.OutboxMeters;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.util.ArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** Also without a server: what is counted has the same names everywhere. */
    @Bean
    OutboxMeters mailMeters(ObjectProvider<MeterRegistry> meters) {
        return new OutboxMeters(meters.getIfAvailable(SimpleMeterRegistry::new), "mail");
    }

    /** Letters go to the mail server if there is one, and are shown in debug mode; else nowhere. */
    @Bean
    LetterSender letterSender(
            LetterTexts texts,
            ObjectProvider<DebugOutbox> debug,
            @Qualifier("mailOutbox") ObjectProvider<Outbox> outbox,
            EmailProperties properties) {
        var senders = new ArrayList<LetterSender>();
        debug.ifAvailable(shown -> senders.add(posted -> shown.keep(
                posted.position(),
                posted.part(),
                "mail",
                posted.key(),
                posted.at(),
                posted.letter().to(),
                texts.mail(posted.letter()).text(),
                texts.code(posted.letter()))));
        outbox.ifAvailable(
                queue -> senders.add(posted -> queue.add(MailChannel.entry(posted, properties.giveUpAfter()))));
        if (senders.isEmpty()) {
            LoggerFactory.getLogger(LetterSender.class)
                    .warn("No mail server is configured (spring.mail.host): codes are issued, not mailed");
        }
        return posted -> senders.forEach(sender -> sender.send(posted));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.mail.host")
    static class WithMailServer {

        @Bean
        Outbox mailOutbox(
                JavaMailSender sender,
                LetterTexts texts,
                CommandGateway commands,
                EmailProperties properties,
                JdbcClient jdbc,
                Keys keys,
                Clock clock,
                @Qualifier("mailMeters") OutboxMeters meters) {
            var server = new SmtpServer(sender, properties.from());
            return new Outbox(
                    MailChannel.of(server::send, texts, commands::send, properties), jdbc, keys, clock, meters);
        }
    }
}
