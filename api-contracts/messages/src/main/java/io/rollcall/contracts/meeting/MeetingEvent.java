// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one meeting. */
public sealed interface MeetingEvent extends Event {

    /** The meeting that it happened to. */
    MeetingId meeting();

    /** A membership has begun or ended. */
    sealed interface MembershipEvent extends MeetingEvent {}

    /**
     * A user has arranged a meeting, and is its king and its only member so far.
     *
     * @param key the meeting's own key: what the members share stays when one of them leaves
     * @param time when the meeting takes place; {@code null} where no time was given
     * @param title {@code null} once erased
     * @param description {@code null} where none was given, and once erased
     */
    @EventName("meeting.arranged")
    @Revision("1")
    record MeetingArranged(
            MeetingId meeting,
            KeyId key,
            UserId king,
            MediaId logo,
            @Nullable Instant time,
            Instant arrangedAt,
            @Personal @Nullable String title,
            @Personal @Nullable String description)
            implements MembershipEvent {}

    /** A member has invited a user: the invitee is a member from now on and gets a notification (B-44). */
    @EventName("meeting.user-invited")
    @Revision("1")
    record UserInvited(MeetingId meeting, UserId invited, UserId by) implements MembershipEvent {}

    /**
     * The king has excluded a member.
     *
     * @param logo the logo's new name; {@code null} where it keeps its name
     * @param replaced the logo's old name; {@code null} where {@code logo} is
     */
    @EventName("meeting.user-excluded")
    @Revision("1")
    record UserExcluded(
            MeetingId meeting,
            UserId excluded,
            UserId by,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaId logo,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaId replaced)
            implements MembershipEvent {

        /** The logo keeps its name. */
        public UserExcluded(MeetingId meeting, UserId excluded, UserId by) {
            this(meeting, excluded, by, null, null);
        }
    }

    /**
     * A member has left. Others remain.
     *
     * @param newKing the new king; {@code null} where the king has not left
     * @param logo as for {@link UserExcluded}
     * @param replaced as for {@link UserExcluded}
     */
    @EventName("meeting.user-left")
    @Revision("1")
    record UserLeft(
            MeetingId meeting,
            UserId left,
            @Nullable UserId newKing,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaId logo,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaId replaced)
            implements MembershipEvent {

        /** The logo keeps its name. */
        public UserLeft(MeetingId meeting, UserId left, @Nullable UserId newKing) {
            this(meeting, left, newKing, null, null);
        }
    }

    /**
     * The king has given the meeting another title. All other members get a notification.
     *
     * @param key the meeting's own key
     * @param title {@code null} once erased
     */
    @EventName("meeting.renamed")
    @Revision("1")
    record MeetingRenamed(
            MeetingId meeting,
            KeyId key,
            UserId by,
            @Personal @Nullable String title) implements MeetingEvent {}

    /** The king has marked the meeting as completed. */
    @EventName("meeting.completed")
    @Revision("1")
    record MeetingCompleted(MeetingId meeting, UserId by) implements MeetingEvent {}

    /** The last member has left. The meeting is gone for good (B-76). */
    @EventName("meeting.ended")
    @Revision("1")
    record MeetingEnded(MeetingId meeting, KeyId key, UserId left) implements MembershipEvent {}
}
