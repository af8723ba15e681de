// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.debug;

import io.rollcall.command.privacy.Keys;
import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.LogHistory;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DebugMode.class)
class DebugConfiguration {

    /** Without debug mode the clock is the machine's, and nobody moves it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "rollcall.debug", havingValue = "false", matchIfMissing = true)
    static class Off {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "rollcall.debug", havingValue = "true")
    static class On {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        Outbox outbox(JdbcClient jdbc, Keys keys) {
            return new Outbox(jdbc, keys);
        }

        @Bean
        OutboxEndpoint outboxEndpoint(Outbox outbox, LogHistory log, List<Follower> followers) {
            return new OutboxEndpoint(outbox, log, followers);
        }

        @Bean
        ClockEndpoint clockEndpoint(MovableClock clock) {
            return new ClockEndpoint(clock);
        }
    }
}
