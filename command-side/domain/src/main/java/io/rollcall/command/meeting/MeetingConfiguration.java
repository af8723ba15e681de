// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.IdSequences;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeetingProperties.class)
class MeetingConfiguration {

    @Bean
    MeetingIds meetingIds(IdSequences sequences) {
        return () -> new MeetingId(sequences.next("meeting_ids"));
    }

    @Bean
    Succession succession() {
        var random = new SecureRandom();
        return remaining -> remaining.get(random.nextInt(remaining.size()));
    }

    @Bean
    MeetingUsers meetingUsers(
            PresentUsers present, Blacklists blacklists, FullCalendars full, MeetingProperties properties) {
        return new MeetingUsers() {
            @Override
            public boolean isPresent(UserId user) {
                return present.contains(user);
            }

            @Override
            public boolean blocks(UserId owner, UserId other) {
                return blacklists.blocks(owner, other);
            }

            @Override
            public Set<UserId> withoutRoom(Collection<UserId> users) {
                return full.among(users, properties.mostMeetings());
            }
        };
    }

    @Bean
    WhenMeetingEndedThenEraseContent whenMeetingEndedThenEraseContent(MeetingContent content) {
        return new WhenMeetingEndedThenEraseContent(content);
    }
}
