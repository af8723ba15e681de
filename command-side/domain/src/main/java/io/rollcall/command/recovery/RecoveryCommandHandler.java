// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.recovery;

import io.rollcall.command.account.User;
import io.rollcall.command.credential.CredentialRevocation;
import io.rollcall.command.credential.Password;
import io.rollcall.command.email.RecoveryCodes;
import io.rollcall.command.email.RecoveryProperties;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.recovery.LiveRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand;
import io.rollcall.contracts.recovery.RecoveryCommand.FindRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.IssueRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.ResetPassword;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * Lets users back in that have forgotten a password: code and password change in one unit, which ends whatever anybody
 * came in by before. An address that nobody has proven gives nobody an account with a proven number, nor one of the
 * chat door, where an address is any text.
 */
final class RecoveryCommandHandler {

    private final Repository<User> users;
    private final Repository<Recovery> recoveries;
    private final Repository<Password> passwords;
    private final LoginNameOwners owners;
    private final Reader<Recovery> reader;
    private final RecoveryProperties properties;
    private final Clock clock;
    private final CredentialRevocation endings;

    RecoveryCommandHandler(
            Repository<User> users,
            Repository<Recovery> recoveries,
            Repository<Password> passwords,
            LoginNameOwners owners,
            Reader<Recovery> reader,
            RecoveryProperties properties,
            Clock clock,
            CredentialRevocation endings) {
        this.users = users;
        this.recoveries = recoveries;
        this.passwords = passwords;
        this.owners = owners;
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
        this.endings = endings;
    }

    @CommandHandler
    boolean handle(IssueRecoveryCode command) throws Exception {
        var owner = owners.find(command.email());
        return owner.isPresent() && issue(owner.get(), command);
    }

    private boolean issue(UserId owner, IssueRecoveryCode command) throws Exception {
        var user = users.load(UserCommand.aggregate(owner));
        var known = user.<Optional<Known>>invoke(User::known);
        if (known.isEmpty() || !user.<Boolean>invoke(it -> isTheirs(it, command))) {
            return false;
        }
        var key = known.get().key();
        var now = clock.instant();
        recoveries
                .loadOrCreate(RecoveryCommand.aggregate(owner), Recovery::new)
                .execute(it -> it.issue(owner, command, key, RecoveryCodes.nonce(), now, properties.codeLifetime()));
        return true;
    }

    private static boolean isTheirs(User user, IssueRecoveryCode command) {
        var proven = user.hasProven(command.kind());
        var enough = command.kind() == LoginKind.EMAIL
                ? proven || user.known().orElseThrow().number() == null
                : proven;
        return enough && command.email().equals(user.loginNames().get(command.kind()));
    }

    /** Reads as much for an address that nobody has, and one that nobody has asked to come back by. */
    @CommandHandler
    Optional<LiveRecoveryCode> handle(FindRecoveryCode command) {
        var owner = owners.find(command.email());
        var recovery = owner.map(RecoveryCommand::aggregate).orElseGet(() -> "recovery-of-nobody-" + UUID.randomUUID());
        return reader.read(recovery, it -> it.live(clock.instant()))
                .flatMap(Function.identity())
                .filter(code -> code.email().equals(command.email()));
    }

    @CommandHandler
    boolean handle(ResetPassword command) throws Exception {
        var user = users.load(UserCommand.aggregate(command.user()));
        var known = user.<Optional<Known>>invoke(User::known);
        if (known.isEmpty()
                || !user.<Boolean>invoke(it -> it.loginNames().containsValue(command.email()))
                || !recoveries
                        .loadOrCreate(command.target(), Recovery::new)
                        .<Boolean>invoke(it -> it.use(command, clock.instant()))) {
            return false;
        }
        passwords
                .loadOrCreate(Password.aggregate(command.user()), Password::new)
                .execute(it -> it.choose(command.user(), known.get().key(), command.passwordHash()));
        endings.endAll(command.user(), null);
        return true;
    }
}
