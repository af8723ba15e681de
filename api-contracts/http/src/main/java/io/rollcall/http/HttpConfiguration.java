// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Opens the doors to all operations there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

    @Bean
    RouterFunction<ServerResponse> doors(ObjectProvider<Operation> operations, ObjectProvider<Dialect> dialects) {
        return new Doors(operations.stream().toList(), dialects.stream().toList());
    }

    @Bean
    Faults faults() {
        return new Faults();
    }
}
