// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes sessions and invitations follow the log. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    ReadModelPositions sessionPositions(SessionDocuments sessions, LogHistory log) {
        return new ReadModelPositions(sessions.model(), log);
    }

    @Bean
    ReadModelPositions referralPositions(ReferralDocuments referrals, LogHistory log) {
        return new ReadModelPositions(referrals.model(), log);
    }
}
