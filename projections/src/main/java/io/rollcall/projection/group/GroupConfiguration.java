// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes names of groups follow the log. */
@Configuration(proxyBeanMethods = false)
class GroupConfiguration {

    @Bean
    ReadModelSubscription groupNameSubscription(GroupNameDocuments names, LogHistory log) {
        return new ReadModelSubscription(names.model(), log);
    }
}
