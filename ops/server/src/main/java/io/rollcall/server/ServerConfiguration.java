// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.Roles;
import io.rollcall.operator.access.OperatorTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerProperties.class)
class ServerConfiguration {

    @Bean
    Roles roles(ServerProperties properties) {
        return new Roles(properties.roles());
    }

    @Bean
    StartReport startReport(
            ServerProperties properties,
            Environment environment,
            CaughtUp caughtUp,
            ObjectProvider<OperatorTokens> operators) {
        return new StartReport(properties, environment, caughtUp, operators.getIfAvailable(), System.out);
    }
}
