// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the profiles follow the log. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    ReadModelPositions profilePositions(ProfileDocuments profiles, LogHistory log) {
        return new ReadModelPositions(profiles.model(), log);
    }
}
