// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What may be asked of one user. */
public sealed interface UserCommand extends Command {

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
     * Changes what is given and leaves the rest; all of it or nothing.
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
     * Asks for the key under which the user's personal data is encrypted. Changes nothing; answered by a {@link KeyId}.
     */
    record AskForKey(UserId user) implements UserCommand {}
}
