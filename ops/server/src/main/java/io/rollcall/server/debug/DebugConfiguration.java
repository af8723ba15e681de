// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import io.rollcall.command.shared.DebugMode;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DebugMode.class)
class DebugConfiguration {

    /** Without debug mode the clock is the machine's, and nobody moves it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "rollcall.debug", havingValue = false, matchIfMissing = true)
    static class Off {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("rollcall.debug")
    static class On {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        StoredDebugOutbox outbox(JdbcClient jdbc, Keys keys) {
            return new StoredDebugOutbox(jdbc, keys);
        }
    }
}
