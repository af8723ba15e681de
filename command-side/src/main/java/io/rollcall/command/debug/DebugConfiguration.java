// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.debug;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DebugMode.class)
class DebugConfiguration {

    @Bean
    Clock clock(DebugMode mode) {
        return mode.debug() ? new MovableClock() : Clock.systemUTC();
    }
}
