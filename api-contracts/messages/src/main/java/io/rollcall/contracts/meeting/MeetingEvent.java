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

    MeetingId meeting();

    /** Somebody is a member from here on, or no more. */
    sealed interface MembershipEvent extends MeetingEvent {}

    /**
     * Somebody has called a meeting: its king, and its only member so far.
     *
     * @param key the meeting's own key: what its members share outlives each of them
     * @param time when it is to take place; {@code null} where that was not said
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

    /** A user became a member, and is to be told (B-44). */
    @EventName("meeting.user-invited")
    @Revision("1")
    record UserInvited(MeetingId meeting, UserId invited, UserId by) implements MembershipEvent {}

    /**
     * The king ended a membership.
     *
     * @param logo what the logo is called from here on; {@code null} for as before
     * @param replaced what it was called; {@code null} where {@code logo} is
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

        /** One that leaves the logo as it was. */
        public UserExcluded(MeetingId meeting, UserId excluded, UserId by) {
            this(meeting, excluded, by, null, null);
        }
    }

    /**
     * A member ended their own membership; others remain.
     *
     * @param newKing the member who is king from here on; {@code null} where the king has not left
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

        /** One that leaves the logo as it was. */
        public UserLeft(MeetingId meeting, UserId left, @Nullable UserId newKing) {
            this(meeting, left, newKing, null, null);
        }
    }

    /**
     * The king gave it another title; all other members are to be told.
     *
     * @param key the meeting's own
     * @param title {@code null} once erased
     */
    @EventName("meeting.renamed")
    @Revision("1")
    record MeetingRenamed(
            MeetingId meeting,
            KeyId key,
            UserId by,
            @Personal @Nullable String title) implements MeetingEvent {}

    /** The king says that it has taken place. */
    @EventName("meeting.completed")
    @Revision("1")
    record MeetingCompleted(MeetingId meeting, UserId by) implements MeetingEvent {}

    /** The last member ended their membership: the meeting is gone for good (B-76). */
    @EventName("meeting.ended")
    @Revision("1")
    record MeetingEnded(MeetingId meeting, KeyId key, UserId left) implements MembershipEvent {}
}
