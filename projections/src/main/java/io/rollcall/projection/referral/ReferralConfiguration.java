// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes sessions and invitations follow the log. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    ReadModelSubscription sessionSubscription(SessionDocuments sessions, LogHistory log) {
        return new ReadModelSubscription(sessions.model(), log);
    }

    @Bean
    ReadModelSubscription referralSubscription(ReferralDocuments referrals, LogHistory log) {
        return new ReadModelSubscription(referrals.model(), log);
    }
}
