// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.meeting.MeetingCommand;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.shared.UserId;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One thing that must hold before something is done to a meeting.
 *
 * @param otherwise what the caller is told where it does not hold
 */
record MeetingRule(MeetingResult otherwise, BooleanSupplier holds) {

    /** What the first of these that does not hold says; nothing behind it is looked at. Done, where all hold. */
    static MeetingResult inOrder(MeetingRule... checks) {
        return Stream.of(checks)
                .filter(check -> !check.holds.getAsBoolean())
                .findFirst()
                .map(MeetingRule::otherwise)
                .orElse(MeetingResult.DONE);
    }

    /** The same, but where there is nothing to look at. */
    MeetingRule unless(boolean needless) {
        return needless ? new MeetingRule(otherwise, () -> true) : this;
    }

    static MeetingRule isAnother(MeetingCommand command, UserId other) {
        return new MeetingRule(MeetingResult.YOURSELF, () -> !other.equals(command.by()));
    }

    static MeetingRule isUser(UserId other, MeetingUsers users) {
        return new MeetingRule(MeetingResult.NO_SUCH_USER, () -> users.isPresent(other));
    }

    static MeetingRule hasRoom(MeetingResult otherwise, UserId user, MeetingUsers users) {
        return new MeetingRule(otherwise, () -> users.withoutRoom(Set.of(user)).isEmpty());
    }

    static MeetingRule callerIsPresent(MeetingCommand command, MeetingUsers users) {
        return new MeetingRule(MeetingResult.CALLER_LEFT, () -> users.isPresent(command.by()));
    }
}
