// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.account.User;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.email.EmailCodeResult;
import io.rollcall.contracts.email.EmailCommand.ConfirmEmail;
import io.rollcall.contracts.email.EmailCommand.IssueEmailCode;
import io.rollcall.contracts.email.EmailConfirmationResult;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Issues codes for the addresses that users have, and confirms these: code and user change in one unit. */
final class EmailVerificationCommandHandler {

    private final Repository<User> users;
    private final Repository<EmailVerification> verifications;
    private final EmailRules rules;

    EmailVerificationCommandHandler(
            Repository<User> users, Repository<EmailVerification> verifications, EmailRules rules) {
        this.users = users;
        this.verifications = verifications;
        this.rules = rules;
    }

    @CommandHandler
    EmailCodeResult handle(IssueEmailCode command) throws Exception {
        var user = users.load(UserCommand.aggregate(command.user()));
        var known = user.<Optional<Known>>invoke(User::known);
        if (known.isEmpty()) {
            return EmailCodeResult.USER_LEFT;
        }
        if (!command.email().equals(email(user, command.kind()))) {
            return EmailCodeResult.OTHER_ADDRESS;
        }
        if (user.<Boolean>invoke(it -> it.hasProven(command.kind()))) {
            return EmailCodeResult.ALREADY_CONFIRMED;
        }
        var verification = verifications.loadOrCreate(command.target(), EmailVerification::new);
        if (verification.<Boolean>invoke(it -> it.isExhausted(rules))) {
            return EmailCodeResult.THROTTLED;
        }
        verification.execute(it -> it.issue(command, known.get().key(), rules));
        return EmailCodeResult.ISSUED;
    }

    @CommandHandler
    EmailConfirmationResult handle(ConfirmEmail command) throws Exception {
        var user = users.load(UserCommand.aggregate(command.user()));
        if (user.<Optional<Known>>invoke(User::known).isEmpty()) {
            return EmailConfirmationResult.USER_LEFT;
        }
        var email = email(user, command.kind());
        if (email == null) {
            return EmailConfirmationResult.INVALID;
        }
        var verification = verifications.loadOrCreate(command.target(), EmailVerification::new);
        if (!verification.<Boolean>invoke(it -> it.use(command.user(), email, command.code(), rules))) {
            return EmailConfirmationResult.INVALID;
        }
        user.execute(it -> it.confirmEmail(command.user(), command.kind(), email));
        return EmailConfirmationResult.CONFIRMED;
    }

    private static @Nullable LoginNameId email(Aggregate<User> user, LoginKind kind) {
        return user.invoke(it -> Optional.ofNullable(it.loginNames().get(kind))).orElse(null);
    }
}
