// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be asked of one meeting; answered by a {@link MeetingResult} unless it says otherwise. */
public sealed interface MeetingCommand extends Command {

    /** The meeting that is asked. */
    MeetingId meeting();

    /** The caller. */
    UserId by();

    @Override
    default String target() {
        return aggregate(meeting());
    }

    /** The identifier of a meeting in the log. */
    static String aggregate(MeetingId meeting) {
        return "meeting-" + meeting.value();
    }

    /**
     * Makes a meeting with the caller as its king. Of the invited, ids of no user and users that have blocked the king
     * are left out silently (B-25..B-32).
     *
     * @param meeting an id that was never used
     * @param key the meeting's own key
     * @param title 1 to 255 characters
     * @param description not blank
     * @param invited may contain the caller
     */
    record ArrangeMeeting(
            MeetingId meeting,
            UserId by,
            KeyId key,
            String title,
            @Nullable String description,
            MediaId logo,
            @Nullable Instant time,
            Set<UserId> invited)
            implements MeetingCommand {}

    /** Asks for the caller's membership in the meeting. Changes nothing; answered by a {@link MembershipStatus}. */
    record LookAtMeeting(MeetingId meeting, UserId by) implements MeetingCommand {}

    /**
     * Makes a user a member; a member stays one, a user that has blocked the caller is left out silently (B-55..B-63).
     */
    record InviteToMeeting(MeetingId meeting, UserId by, UserId invited) implements MeetingCommand {}

    /**
     * Asks for the logo; answered by {@code Optional<MediaId>}, empty for a caller that is no member. Changes nothing.
     */
    record FindLogo(MeetingId meeting, UserId by) implements MeetingCommand {}

    /**
     * Ends a user's membership; a user that is no member stays none (B-64..B-70).
     *
     * @param logo what the logo is called from then on, so that the user does not know it; {@code null} for as before
     */
    record ExcludeFromMeeting(
            MeetingId meeting,
            UserId by,
            UserId excluded,
            @Nullable MediaId logo) implements MeetingCommand {}

    /**
     * Ends one's own membership, in a completed meeting too (B-71..B-77). A king is followed by one of the remaining
     * members, drawn at random; after the last one there is no meeting any more.
     *
     * @param logo as for {@link ExcludeFromMeeting}
     */
    record LeaveMeeting(
            MeetingId meeting, UserId by, @Nullable MediaId logo) implements MeetingCommand {}

    /**
     * Changes what the king wants changed, all of it or nothing (B-78..B-84); the title that it has already changes
     * nothing.
     *
     * @param title another one, 1 to 255 characters; {@code null} for as before
     * @param completed whether the meeting has taken place
     */
    record ChangeMeeting(
            MeetingId meeting, UserId by, @Nullable String title, boolean completed) implements MeetingCommand {}
}
