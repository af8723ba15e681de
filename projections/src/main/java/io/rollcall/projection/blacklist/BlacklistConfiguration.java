// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the blacklists follow the log. */
@Configuration(proxyBeanMethods = false)
class BlacklistConfiguration {

    @Bean
    ReadModelSubscription blacklistSubscription(BlacklistDocuments blacklists, LogHistory log) {
        return new ReadModelSubscription(blacklists.model(), log);
    }
}
