// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.login.LoginName;
import io.rollcall.contracts.credential.PasswordCommand.FindHeldNames;
import io.rollcall.contracts.credential.PasswordCommand.FindOwnPassword;
import io.rollcall.contracts.credential.PasswordCommand.FindPassword;
import io.rollcall.contracts.credential.PasswordHolder;
import io.rollcall.contracts.credential.SignOutCommand;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;

/**
 * Finds the user of a login name. All aggregates are read from the log, not from the cache, and the others even where
 * there is no first: so the time that it takes does not tell whether there is anybody.
 */
final class PasswordLookupCommandHandler {

    private final Reader<LoginName> names;
    private final Reader<Password> passwords;
    private final Reader<SignedSessions> sessions;
    private final PresentUsers present;

    PasswordLookupCommandHandler(
            Reader<LoginName> names,
            Reader<Password> passwords,
            Reader<SignedSessions> sessions,
            PresentUsers present) {
        this.present = present;
        this.names = names;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @CommandHandler
    Optional<PasswordHolder> handle(FindPassword command) {
        var owner = names.read(command.name().aggregate(), LoginName::owner).flatMap(it -> it);
        var password = owner.map(Password::aggregate).orElseGet(() -> nobodys("password"));
        var hash = passwords.read(password, Password::hash).flatMap(it -> it);
        var ended = owner.map(SignOutCommand::aggregate).orElseGet(() -> nobodys("signed-sessions"));
        var generation = sessions.read(ended, SignedSessions::generation).orElse(0L);
        return owner.flatMap(user -> hash.map(it -> new PasswordHolder(user, it, generation)));
    }

    @CommandHandler
    Optional<PasswordHolder> handle(FindOwnPassword command) {
        var generation = sessions.read(SignOutCommand.aggregate(command.user()), SignedSessions::generation)
                .orElse(0L);
        return passwords
                .read(Password.aggregate(command.user()), Password::hash)
                .flatMap(it -> it)
                .map(hash -> new PasswordHolder(command.user(), hash, generation));
    }

    @CommandHandler
    Set<LoginNameId> handle(FindHeldNames command) {
        return Set.copyOf(present.loginNamesOf(command.user()).values());
    }

    private static String nobodys(String what) {
        return what + "-of-nobody-" + UUID.randomUUID();
    }
}
