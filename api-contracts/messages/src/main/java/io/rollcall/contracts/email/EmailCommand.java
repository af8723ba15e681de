// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.email;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked about whether a user's e-mail address is theirs. */
public sealed interface EmailCommand extends Command {

    /** The owner of the address. */
    UserId user();

    /** The kind of login name that the address is: each has a code of its own. */
    LoginKind kind();

    @Override
    default String target() {
        return aggregate(user(), kind());
    }

    /** The identifier of the aggregate in the log that keeps a user's codes for an address. */
    static String aggregate(UserId user, LoginKind kind) {
        return (kind == LoginKind.CHAT_EMAIL ? "chat-email-verification-" : "email-verification-") + user.value();
    }

    /**
     * Issues a code for the user's address and ends the earlier one (C-72). Answered by an {@link EmailCodeResult}.
     *
     * @param email the address by its id, as the caller knows it
     * @param address as the user wrote it
     * @param language to write to them in
     */
    record IssueEmailCode(UserId user, LoginKind kind, LoginNameId email, String address, Language language)
            implements EmailCommand {}

    /**
     * Uses a code up, after which the address is confirmed (C-67, C-71). A wrong one is counted. Answered by an
     * {@link EmailConfirmationResult}.
     */
    record ConfirmEmail(UserId user, LoginKind kind, String code) implements EmailCommand {}

    /** Says that the mail of a code will not be sent any more. Answered by nothing; nothing happens a second time. */
    record GiveEmailCodeUp(UserId user, String nonce) implements EmailCommand {

        /** Whatever the address: the nonce tells which code it was, and the mail no longer does. */
        @Override
        public LoginKind kind() {
            return LoginKind.EMAIL;
        }
    }
}
