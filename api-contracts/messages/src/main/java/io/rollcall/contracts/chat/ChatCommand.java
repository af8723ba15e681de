// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.chat;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What a person asks of the chat door about their account. */
public sealed interface ChatCommand extends Command {

    /**
     * Makes an account that is reached by account name and password, and lets its user in: names, user, password and
     * token in one unit (D-1..D-14). Answered by a {@link JoinResult}.
     *
     * @param key the new user's key
     * @param passwordHash in the PHC string format
     */
    record JoinChat(KeyId key, LoginClaim accountName, LoginClaim email, String passwordHash) implements ChatCommand {

        @Override
        public String target() {
            return accountName.id().aggregate();
        }
    }

    /**
     * Gives a user, after the right password, a new token of the chat door, instead of the one before (D-15, D-19).
     * Answered by {@code Optional<String>}: the token, to be shown from now on; empty where they have left, or where
     * all their credentials have been ended since the password was looked up.
     *
     * @param generation as told with the password
     */
    record LogIn(UserId user, long generation) implements ChatCommand {

        @Override
        public String target() {
            return UserCommand.aggregate(user);
        }
    }
}
