// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeetingProperties.class)
class MeetingConfiguration {

    @Bean
    MeetingIds meetingIds(JdbcClient jdbc) {
        return () -> new MeetingId(
                jdbc.sql("select nextval('meeting_ids')").query(Long.class).single());
    }

    @Bean
    Succession succession() {
        var random = new SecureRandom();
        return remaining -> remaining.get(random.nextInt(remaining.size()));
    }

    @Bean
    MeetingUsers people(PresentUsers present, Blacklists blacklists, JdbcClient jdbc, MeetingProperties properties) {
        var full = new FullCalendars(jdbc, properties.mostMeetings());
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
                return full.among(users);
            }
        };
    }

    @Bean
    WhenMeetingEndedThenEraseContent whenMeetingEndedThenEraseContent(MeetingContent content) {
        return new WhenMeetingEndedThenEraseContent(content);
    }
}
