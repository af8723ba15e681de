// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many there may be of what is together in meetings.
 *
 * @param mostMembers how many members a meeting may have; default 10,000
 * @param mostMeetings how many meetings one user may be in, as far as is known at that moment; default 10,000
 */
@ConfigurationProperties("rollcall.meeting")
record MeetingProperties(
        @DefaultValue("10000") int mostMembers,
        @DefaultValue("10000") int mostMeetings) {

    MeetingProperties {
        if (mostMembers < 1 || mostMeetings < 1) {
            throw new IllegalArgumentException("rollcall.meeting.most-* are above 0");
        }
    }
}
