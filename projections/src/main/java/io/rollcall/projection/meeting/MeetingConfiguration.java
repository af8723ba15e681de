// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the meetings and the memberships follow the log. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

    @Bean
    ReadModelSubscription meetingSubscription(MeetingDocuments meetings, LogHistory log) {
        return new ReadModelSubscription(meetings.model(), log);
    }

    @Bean
    ReadModelSubscription membershipSubscription(MembershipDocuments memberships, LogHistory log) {
        return new ReadModelSubscription(memberships.model(), log);
    }
}
