// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes names of groups follow the log. */
@Configuration(proxyBeanMethods = false)
class GroupConfiguration {

    @Bean
    ReadModelPositions groupNamePositions(GroupNameDocuments names, LogHistory log) {
        return new ReadModelPositions(names.model(), log);
    }
}
