// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The API of operators, where it is enabled: beside the doors, or on a port of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorProperties.class)
class OperatorConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("rollcall.ops.enabled")
    static class Enabled {

        @Bean
        OperatorTokens operatorTokens(OperatorProperties properties) {
            return properties.tokens().isEmpty() ? OperatorTokens.drawn() : OperatorTokens.of(properties.tokens());
        }

        @Bean
        OperatorRouter operatorRouter(
                ObjectProvider<OperatorEndpoint> endpoints, OperatorTokens tokens, OperatorProperties properties) {
            Executor threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("operator-", 0).factory());
            return new OperatorRouter(
                    endpoints.orderedStream().toList(),
                    new OperatorAuthentication(tokens),
                    new OperatorCalls(threads),
                    properties.readOnly());
        }

        /** Beside the doors. */
        @Bean
        @ConditionalOnProperty(name = "rollcall.ops.port", havingValue = "none", matchIfMissing = true)
        RouterFunction<ServerResponse> operators(OperatorRouter router) {
            return router::route;
        }

        /** Or apart from them, with what bounds the doors' connections. */
        @Bean
        @ConditionalOnProperty("rollcall.ops.port")
        OperatorServer operatorServer(
                OperatorRouter router,
                OperatorProperties properties,
                ObjectProvider<NettyServerCustomizer> customizers,
                Environment environment) {
            return new OperatorServer(
                    router,
                    environment.getProperty("server.address", "0.0.0.0"),
                    Objects.requireNonNullElse(properties.port(), 0),
                    customizers.orderedStream().toList());
        }
    }
}
