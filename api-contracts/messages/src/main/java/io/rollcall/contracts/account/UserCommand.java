// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What may be asked of one user. */
public sealed interface UserCommand extends Command {

    /** The user that is asked. */
    UserId user();

    @Override
    default String target() {
        return aggregate(user());
    }

    /** The identifier of a user's aggregate in the log. */
    static String aggregate(UserId user) {
        return "user-" + user.value();
    }

    /**
     * Changes what is given and leaves the rest; all of it or nothing. Answered by a
     * {@link AccountChangeResult}.
     *
     * @param name the new name, or {@code null} to keep it
     * @param phoneHidden whether strangers do not see the phone, or {@code null} to keep it
     * @param avatar the new avatar, or {@code null} to keep it
     */
    record ChangeSettings(
            UserId user,
            @Nullable String name,
            @Nullable Boolean phoneHidden,
            @Nullable MediaId avatar) implements UserCommand {}

    /**
     * Asks what the log knows the user by. Changes nothing; answered by {@code Optional<Known>}, empty once they left.
     */
    record IdentifyUser(UserId user) implements UserCommand {}

    /**
     * Ends the account: from here on the user can do nothing, their number is free and their credentials are worth
     * nothing, all in one unit; what they leave behind is cleared away afterwards (B-16..B-23). Nothing happens the
     * second time. Answered by nothing.
     *
     * @param door at which the user asks for it
     */
    record DeleteAccount(UserId user, Door door) implements UserCommand {}

    /**
     * Records that all is cleared up behind a user that has left, but for the key. Nothing happens the second time, or
     * where the user has not left. Answered by nothing.
     */
    record RecordErasure(UserId user) implements UserCommand {}
}
