// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.email.RecoveryCodes;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.recovery.LiveRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.FindRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.ResetPassword;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.credential.PasswordVerifier;
import io.rollcall.web.limit.BlockingLimits;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives people another password for a code that was mailed to them. */
@Component
final class PasswordResets {

    private static final UserId NOBODY = new UserId(1);
    private static final String NO_NONCE = "0".repeat(32);

    private final LoginNames names;
    private final CommandGateway commands;
    private final BlockingLimits budgets;
    private final RecoveryCodes codes;
    private final PasswordWork passwords;
    private final PasswordVerifier verifier;

    PasswordResets(
            LoginNames names,
            CommandGateway commands,
            BlockingLimits budgets,
            RecoveryCodes codes,
            PasswordWork passwords,
            PasswordVerifier verifier) {
        this.names = names;
        this.commands = commands;
        this.budgets = budgets;
        this.codes = codes;
        this.passwords = passwords;
        this.verifier = verifier;
    }

    /**
     * Makes this the password of the address's owner, where the code is right. Blocks. Wrong codes are counted by
     * client alone: there are too many codes to find one, and by address a stranger would lock its owner out.
     *
     * @return the position of the change in the log; empty where the code is wrong, be there anybody or not
     * @throws Refusal 429 where the client has entered too many wrong ones
     */
    Optional<Long> reset(LoginKind kind, String address, String code, String password, ClientAddress client) {
        var name = names.find(kind, address);
        var live = budgets.charged(
                Charge.of(Cost.WRONG_MAIL_CODE).by(client),
                () -> right(
                        commands.<Optional<LiveRecoveryCode>>send(new FindRecoveryCode(name))
                                .result(),
                        code),
                Optional::isEmpty);
        if (live.isEmpty()) {
            return Optional.empty();
        }
        var user = live.get().user();
        var hash = passwords.hash(Line.of(client), password);
        var changed =
                commands.<Boolean>send(new ResetPassword(user, name, live.get().nonce(), hash));
        if (!changed.result()) {
            return Optional.empty();
        }
        verifier.chosen(user, client);
        return Optional.of(changed.position());
    }

    private Optional<LiveRecoveryCode> right(Optional<LiveRecoveryCode> live, String code) {
        var right = codes.isRight(
                live.map(LiveRecoveryCode::user).orElse(NOBODY),
                live.map(LiveRecoveryCode::nonce).orElse(NO_NONCE),
                code);
        return live.filter(it -> right);
    }
}
