// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.messaging;

import io.rollcall.command.messaging.MessagingProperties;
import io.rollcall.command.messaging.PresenceLeases;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {

    @Bean
    PresenceLeases presence(JdbcClient jdbc, MessagingProperties properties) {
        return new PostgresPresenceLeases(jdbc, properties.lease(), UUID.randomUUID());
    }
}
