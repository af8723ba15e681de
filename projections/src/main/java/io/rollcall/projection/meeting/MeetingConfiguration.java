// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the meetings and the memberships follow the log. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

    @Bean
    ReadModelPositions meetingPositions(MeetingDocuments meetings, LogHistory log) {
        return new ReadModelPositions(meetings.model(), log);
    }

    @Bean
    ReadModelPositions membershipPositions(MembershipDocuments memberships, LogHistory log) {
        return new ReadModelPositions(memberships.model(), log);
    }
}
