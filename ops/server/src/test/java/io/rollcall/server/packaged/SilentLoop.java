// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.contracts.process.Heartbeat;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Gives a server a loop that has begun and never says anything again. */
@Configuration(proxyBeanMethods = false)
@Profile(SilentLoop.PROFILE)
public class SilentLoop {

    static final String PROFILE = "silent-loop";

    @Bean
    Heartbeat silentLoop() {
        return Heartbeat.within("silent-one", Duration.ofSeconds(1));
    }
}
