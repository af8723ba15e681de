// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the profiles follow the log. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    ReadModelSubscription profileSubscription(ProfileDocuments profiles, LogHistory log) {
        return new ReadModelSubscription(profiles.model(), log);
    }
}
