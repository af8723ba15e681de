// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.log.aggregate.Aggregates;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderProperties.class)
class OrderConfiguration {

    @Bean
    Repository<Order> orders(Aggregates aggregates) {
        return aggregates.repository(Order.class);
    }
}
