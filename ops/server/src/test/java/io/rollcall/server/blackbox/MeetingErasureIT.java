// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the members of a meeting shared ends with its last member. */
class MeetingErasureIT {

    @Test
    void theContentOfAMeetingGoesWithItsLastMemberAndThatOfOthersStays() {
        try (var server = OwnServer.start(Parts.unused())) {
            var meetings = new Meetings(Meet.at(server.base()));
            var database = server.context().getBean(JdbcClient.class);
            var king = meetings.meet().signUp();
            var kept = meetings.arrange(king, form()).is(201).json();
            var ended = meetings.arrange(king, form()).is(201).json();
            assertThat(images(database)).isEqualTo(3); // the avatar, and a logo each
            assertThat(destroyedKeys(database)).isZero();

            meetings.leave(king, ended.get("id").asLong()).is(204);

            var anybody = meetings.meet().client();
            Soon.is(
                    404,
                    Duration.ofSeconds(20),
                    () -> anybody.get(ended.get("logo").asString()));
            Soon.until(Duration.ofSeconds(20), () -> destroyedKeys(database) == 1);
            assertThat(images(database)).isEqualTo(2);
            anybody.get(kept.get("logo").asString()).is(200);
            assertThat(meetings.show(king, kept.get("id").asLong()).is(200).json())
                    .isEqualTo(kept);
        }
    }

    private static long images(JdbcClient database) {
        return database.sql("select count(*) from media").query(Long.class).single();
    }

    private static long destroyedKeys(JdbcClient database) {
        return database.sql("select count(*) from subject_keys where destroyed_at is not null")
                .query(Long.class)
                .single();
    }
}
