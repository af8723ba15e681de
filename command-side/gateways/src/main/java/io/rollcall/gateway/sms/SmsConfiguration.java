// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.command.verification.CodeSender;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsProperties.class)
class SmsConfiguration {

    /** Also without a gateway: what is counted has the same names everywhere. */
    @Bean
    OutboxMeters smsMeters(ObjectProvider<MeterRegistry> meters) {
        return new OutboxMeters(meters.getIfAvailable(SimpleMeterRegistry::new), "sms");
    }

    /** Codes go to the gateway if there is one, and are shown in debug mode; else nowhere. */
    @Bean
    CodeSender codeSender(
            SmsProperties properties,
            ObjectProvider<DebugOutbox> debug,
            @Qualifier("smsOutbox") ObjectProvider<Outbox> outbox) {
        var text = new MessageText(properties.text());
        var senders = new ArrayList<CodeSender>();
        debug.ifAvailable(shown -> senders.add(code -> shown.keep(
                code.position(),
                0,
                "sms",
                code.key(),
                code.issuedAt(),
                code.phone(),
                text.with(code.code()),
                code.code())));
        outbox.ifAvailable(queue -> senders.add(code -> queue.add(SmsChannel.entry(code, text.with(code.code())))));
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
        Receipts smsReceipts(JdbcClient jdbc, CommandGateway commands, Clock clock) {
            return new Receipts(jdbc, commands::send, clock);
        }

        @Bean
        Outbox smsOutbox(
                SmsProperties properties,
                Receipts receipts,
                JdbcClient jdbc,
                Keys keys,
                Clock clock,
                @Qualifier("smsMeters") OutboxMeters meters) {
            var smpp = properties.smpp();
            var gateway = Gateways.of(properties, receipts::keep);
            var channel = SmsChannel.of(gateway, receipts, smpp == null ? UNPACED : smpp.perSecond());
            return new Outbox(channel, jdbc, keys, clock, meters);
        }
    }
}
