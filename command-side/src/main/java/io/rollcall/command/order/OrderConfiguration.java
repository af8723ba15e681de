// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.command.log.Aggregates;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    Repository<Order> orders(Aggregates aggregates) {
        return aggregates.repository(Order.class);
    }
}
