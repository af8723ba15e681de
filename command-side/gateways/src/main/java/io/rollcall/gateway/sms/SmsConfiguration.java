// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.command.shared.Outbox;
import io.rollcall.command.verification.CodeSender;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.Fence;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.util.ArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsProperties.class)
class SmsConfiguration {

    /** Codes go to the gateway if there is one, and to the outbox in debug mode; else nowhere. */
    @Bean
    CodeSender codeSender(SmsProperties properties, ObjectProvider<Outbox> debug, ObjectProvider<QueuedCodes> queue) {
        var text = new MessageText(properties.text());
        var senders = new ArrayList<CodeSender>();
        debug.ifAvailable(outbox -> senders.add(code -> outbox.keep(
                code.position(),
                "sms",
                code.key(),
                code.issuedAt(),
                code.phone(),
                text.with(code.code()),
                code.code())));
        queue.ifAvailable(queued -> senders.add(code -> queued.add(code, text.with(code.code()))));
        if (senders.isEmpty()) {
            LoggerFactory.getLogger(CodeSender.class).warn("No SMS gateway is configured: codes are issued, not sent");
        }
        return code -> senders.forEach(sender -> sender.send(code));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(GatewayConfigured.class)
    static class WithGateway {

        /** An HTTP gateway says by itself when it is asked too much. */
        private static final int UNPACED = 1_000;

        @Bean
        SmsQueue smsQueue(JdbcClient jdbc, Keys keys, Clock clock) {
            return new SmsQueue(jdbc, keys, clock);
        }

        @Bean
        Receipts smsReceipts(JdbcClient jdbc, SmsQueue queue, CommandGateway commands, Clock clock) {
            return new Receipts(jdbc, queue, commands::send, clock);
        }

        @Bean
        Gateway smsGateway(SmsProperties properties, Receipts receipts) {
            return Gateways.of(properties, receipts::keep);
        }

        @Bean
        SmsExpiry smsExpiry(JdbcClient jdbc, Clock clock) {
            return new SmsExpiry(jdbc, clock);
        }

        @Bean
        SmsSender smsSending(
                SmsProperties properties,
                SmsQueue queue,
                SmsExpiry expiry,
                Receipts receipts,
                Gateway gateway,
                JdbcClient jdbc) {
            var smpp = properties.smpp();
            var fence = new Fence(SmsSender.NAME, jdbc);
            return new SmsSender(queue, expiry, receipts, gateway, smpp == null ? UNPACED : smpp.perSecond(), fence);
        }

        @Bean
        QueuedCodes queuedCodes(SmsQueue queue, SmsSender sending) {
            return new QueuedCodes(queue, sending);
        }
    }
}
