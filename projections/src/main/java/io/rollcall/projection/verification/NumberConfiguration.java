// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the numbers follow the log. */
@Configuration(proxyBeanMethods = false)
class NumberConfiguration {

    @Bean
    ReadModelSubscription numberSubscription(NumberDocuments numbers, LogHistory log) {
        return new ReadModelSubscription(numbers.model(), log);
    }
}
