// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.StreamedEvents.Streamed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What has happened to one meeting, told again event by event: none may break a rule. */
final class MeetingStory {

    private final Set<Long> members = new TreeSet<>();
    private long king;
    private boolean completed;

    /** The meeting after all of these events. */
    static MeetingStory of(long meeting, List<Streamed> all) {
        var story = new MeetingStory();
        all.stream()
                .filter(event -> event.key().equals("meeting-" + meeting))
                .forEach(event -> story.tell(event.event().name(), event.data()));
        return story;
    }

    Set<Long> members() {
        return members;
    }

    private void tell(String type, JsonNode event) {
        switch (type) {
            case "meeting.arranged" -> begin(event.get("user").asLong());
            case "meeting.user-invited" -> {
                assertThat(completed).as(type).isFalse();
                assertThat(members).as(type).contains(event.get("user").asLong());
                assertThat(members.add(event.get("invitedUser").asLong()))
                        .as(type)
                        .isTrue();
            }
            case "meeting.user-excluded" -> {
                assertThat(completed).as(type).isFalse();
                assertThat(event.get("user").asLong()).as(type).isEqualTo(king);
                part(type, event.get("excludedUser"));
            }
            case "meeting.user-left" -> {
                part(type, event.get("user"));
                var newKing = event.path("leadingUser");
                assertThat(newKing.isMissingNode())
                        .as(type)
                        .isEqualTo(event.get("user").asLong() != king);
                king = newKing.isMissingNode() ? king : newKing.asLong();
            }
            case "meeting.ended" -> {
                part(type, event.get("user"));
                assertThat(members).as(type).isEmpty();
                return;
            }
            case "meeting.completed" -> {
                assertThat(event.get("user").asLong()).as(type).isEqualTo(king);
                assertThat(completed).as(type).isFalse();
                completed = true;
            }
            default -> throw new AssertionError("Meetings do not know of " + type);
        }
        assertThat(members).as("the members after %s", type).contains(king);
    }

    private void begin(long creator) {
        assertThat(members).isEmpty();
        king = creator;
        members.add(creator);
    }

    private void part(String type, JsonNode user) {
        assertThat(members.remove(user.asLong())).as(type).isTrue();
    }
}
