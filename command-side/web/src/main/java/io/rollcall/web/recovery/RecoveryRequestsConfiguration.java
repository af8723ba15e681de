// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import io.rollcall.command.email.RecoveryProperties;
import io.rollcall.command.login.LoginNames;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.credential.PasswordVerifier;
import io.rollcall.web.limit.BlockingLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecoveryRequestsConfiguration {

    @Bean
    RecoveryRequests recoveryRequests(
            LoginNames names,
            CommandGateway commands,
            BlockingLimits budgets,
            PasswordVerifier verifier,
            RecoveryProperties properties) {
        return new RecoveryRequests(names, commands, budgets, verifier, properties.waiting());
    }
}
