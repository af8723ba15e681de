// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.notification;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Something that concerns one user. It names ids alone: what stands behind them is looked up by the recipient. */
public sealed interface Notification {

    /** Where in the log it stands: the user's next one stands further on. */
    long position();

    /**
     * Somebody has done something to a meeting of the user's, or to their membership.
     *
     * @param what in the word that clients know it by: the meet door's description lists them
     */
    record MeetingChanged(long position, String what, MeetingId meeting, UserId by) implements Notification {}

    /**
     * Another member has left a meeting of the user's.
     *
     * @param newKing the king from now on; {@code null} where the king has not left
     */
    record Left(
            long position,
            MeetingId meeting,
            UserId left,
            @Nullable UserId newKing) implements Notification {}

    /** A number that stands in the user's address book is this other user's from here on. */
    record ContactJoined(long position, UserId contact) implements Notification {}

    /**
     * Somebody has written to the user.
     *
     * @param group the group that it was written in; {@code null} where it is for the user alone
     * @param number of the message, in the conversation of the two, or in the group
     */
    record MessageReceived(
            long position, UserId sender, @Nullable GroupId group, long number) implements Notification {}
}
