// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.log.Commands;
import io.rollcall.contracts.credential.PasswordCommand.FindOwnPassword;
import io.rollcall.contracts.credential.PasswordCommand.FindPassword;
import io.rollcall.contracts.credential.PasswordHolder;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.text.Guess;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells whether passwords are right, by the same work whether there is anybody or not. Its methods block. */
@Component
public final class PasswordChecks {

    private final Commands commands;
    private final PasswordWork work;

    PasswordChecks(Commands commands, PasswordWork work) {
        this.commands = commands;
        this.work = work;
    }

    /** Who comes in by this name and this password; empty where nobody does. */
    public Optional<PasswordHolder> find(LoginNameId name, String password) {
        return right(
                commands.<Optional<PasswordHolder>>decide(new FindPassword(name))
                        .result(),
                password);
    }

    /** Whether this is the present password of a user. */
    public boolean isOwn(UserId user, String password) {
        var holder = commands.<Optional<PasswordHolder>>decide(new FindOwnPassword(user));
        return right(holder.result(), password).isPresent();
    }

    private Optional<PasswordHolder> right(Optional<PasswordHolder> holder, String password) {
        var hash = holder.map(PasswordHolder::hash).orElse(null);
        return work.matches(Guess.of(password), hash) ? holder : Optional.empty();
    }
}
