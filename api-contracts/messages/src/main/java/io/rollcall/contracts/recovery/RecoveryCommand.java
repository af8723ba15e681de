// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.recovery;

import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked by a user that has forgotten a password. */
public sealed interface RecoveryCommand extends Command {

    /** The identifier of the aggregate in the log that keeps a user's code. */
    static String aggregate(UserId user) {
        return "recovery-" + user.value();
    }

    /**
     * Issues a code for the account that has this address, and ends the earlier one. Answered by a boolean: false where
     * no account can be recovered by it, which the caller is not told.
     *
     * @param kind of login name that the address is
     * @param email the address by its id
     * @param language to write in
     */
    record IssueRecoveryCode(LoginKind kind, LoginNameId email, Language language) implements RecoveryCommand {

        @Override
        public String target() {
            return email.aggregate();
        }
    }

    /**
     * Asks for the code that is live for an address. Changes nothing, and does the same work whether there is one;
     * answered by {@code Optional<LiveRecoveryCode>}.
     */
    record FindRecoveryCode(LoginNameId email) implements RecoveryCommand {

        @Override
        public String target() {
            return email.aggregate();
        }
    }

    /**
     * Uses a code up and makes this the password. Answered by a boolean: false where the code is not, or no longer,
     * live, or the address is no longer the user's.
     *
     * @param nonce of the code, which the caller has compared
     * @param passwordHash in the PHC string format
     */
    record ResetPassword(UserId user, LoginNameId email, String nonce, String passwordHash) implements RecoveryCommand {

        @Override
        public String target() {
            return aggregate(user);
        }

        /** Without the hash, which is a secret. */
        @Override
        public String toString() {
            return "ResetPassword[user=" + user + "]";
        }
    }
}
