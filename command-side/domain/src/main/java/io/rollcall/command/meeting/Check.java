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
 * @param otherwise what who asks is told where it does not hold
 */
record Check(MeetingResult otherwise, BooleanSupplier holds) {

    /** What the first of these that does not hold says; nothing behind it is looked at. Done, where all hold. */
    static MeetingResult inOrder(Check... checks) {
        return Stream.of(checks)
                .filter(check -> !check.holds.getAsBoolean())
                .findFirst()
                .map(Check::otherwise)
                .orElse(MeetingResult.DONE);
    }

    /** The same, but where there is nothing to look at. */
    Check unless(boolean needless) {
        return needless ? new Check(otherwise, () -> true) : this;
    }

    static Check isAnother(MeetingCommand command, UserId other) {
        return new Check(MeetingResult.YOURSELF, () -> !other.equals(command.by()));
    }

    static Check isUser(UserId other, People people) {
        return new Check(MeetingResult.NO_SUCH_USER, () -> people.isPresent(other));
    }

    static Check hasRoom(MeetingResult otherwise, UserId user, People people) {
        return new Check(otherwise, () -> people.withoutRoom(Set.of(user)).isEmpty());
    }

    static Check callerIsPresent(MeetingCommand command, People people) {
        return new Check(MeetingResult.CALLER_LEFT, () -> people.isPresent(command.by()));
    }
}
