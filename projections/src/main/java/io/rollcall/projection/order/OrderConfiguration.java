// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the orders follow the log. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    ReadModelPositions orderPositions(OrderDocuments orders, LogHistory log) {
        return new ReadModelPositions(orders.model(), log);
    }

    @Bean
    ReadModelPositions executorPositions(ExecutorDocuments executors, LogHistory log) {
        return new ReadModelPositions(executors.model(), log);
    }
}
