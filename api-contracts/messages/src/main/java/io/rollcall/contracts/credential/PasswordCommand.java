// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked about passwords. */
public sealed interface PasswordCommand extends Command {

    /**
     * Asks for the owner of a login name, and for the hash that the owner's password must have. Changes nothing, and
     * does the same work whether there is anybody; answered by {@code Optional<PasswordHolder>}.
     */
    record FindPassword(LoginNameId name) implements PasswordCommand {

        @Override
        public String target() {
            return name.aggregate();
        }
    }

    /** The same by the user; answered by {@code Optional<PasswordHolder>}, empty where they have no password. */
    record FindOwnPassword(UserId user) implements PasswordCommand {

        @Override
        public String target() {
            return UserCommand.aggregate(user);
        }
    }

    /** Asks for the names by which a user signs in; answered by {@code Set<LoginNameId>}, empty once they have left. */
    record FindHeldNames(UserId user) implements PasswordCommand {

        @Override
        public String target() {
            return UserCommand.aggregate(user);
        }
    }
}
