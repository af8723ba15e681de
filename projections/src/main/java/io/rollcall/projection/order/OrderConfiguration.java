// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the orders follow the log. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    ReadModelSubscription orderSubscription(OrderDocuments orders, LogHistory log) {
        return new ReadModelSubscription(orders.model(), log);
    }

    @Bean
    ReadModelSubscription executorSubscription(ExecutorDocuments executors, LogHistory log) {
        return new ReadModelSubscription(executors.model(), log);
    }
}
