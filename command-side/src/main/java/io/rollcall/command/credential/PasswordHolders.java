// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.log.Aggregates.Reader;
import io.rollcall.command.login.LoginName;
import io.rollcall.contracts.credential.PasswordCommand.FindOwnPassword;
import io.rollcall.contracts.credential.PasswordCommand.FindPassword;
import io.rollcall.contracts.credential.PasswordHolder;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;

/**
 * Finds who comes in by a login name. Both aggregates are read from the log, not from the cache, and a second one even
 * where there is no first: so the time that it takes does not tell whether there is anybody.
 */
final class PasswordHolders {

    private final Reader<LoginName> names;
    private final Reader<Password> passwords;

    PasswordHolders(Reader<LoginName> names, Reader<Password> passwords) {
        this.names = names;
        this.passwords = passwords;
    }

    @CommandHandler
    Optional<PasswordHolder> handle(FindPassword command) {
        var owner = names.read(command.name().aggregate(), LoginName::owner).flatMap(it -> it);
        var password = owner.map(Password::aggregate).orElseGet(PasswordHolders::nobodys);
        var hash = passwords.read(password, Password::hash).flatMap(it -> it);
        return owner.flatMap(user -> hash.map(it -> new PasswordHolder(user, it)));
    }

    @CommandHandler
    Optional<PasswordHolder> handle(FindOwnPassword command) {
        return passwords
                .read(Password.aggregate(command.user()), Password::hash)
                .flatMap(it -> it)
                .map(hash -> new PasswordHolder(command.user(), hash));
    }

    private static String nobodys() {
        return "password-of-nobody-" + UUID.randomUUID();
    }
}
