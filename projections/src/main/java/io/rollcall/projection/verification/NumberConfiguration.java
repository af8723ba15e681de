// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the numbers follow the log. */
@Configuration(proxyBeanMethods = false)
class NumberConfiguration {

    @Bean
    ReadModelPositions numberPositions(NumberDocuments numbers, LogHistory log) {
        return new ReadModelPositions(numbers.model(), log);
    }
}
