// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.login.TriedName;
import io.rollcall.contracts.credential.PasswordCommand.FindHeldNames;
import io.rollcall.contracts.credential.PasswordCommand.FindOwnPassword;
import io.rollcall.contracts.credential.PasswordCommand.FindPassword;
import io.rollcall.contracts.credential.PasswordHolder;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import io.rollcall.http.text.Guess;
import io.rollcall.log.aggregate.CommandGateway;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells whether passwords are right, by the same work whether there is anybody or not, and not as often as an attacker
 * likes to guess. Its methods block.
 */
@Component
public final class PasswordVerifier {

    private final CommandGateway commands;
    private final PasswordWork work;
    private final GuessGuard guard;
    private final KnownClients clients;

    PasswordVerifier(CommandGateway commands, PasswordWork work, GuessGuard guard, KnownClients clients) {
        this.commands = commands;
        this.work = work;
        this.guard = guard;
        this.clients = clients;
    }

    /**
     * The user that comes in from there by this name and this password; empty where there is none.
     *
     * @throws Refusal 429 where that is not told, be there anybody or not
     */
    public Optional<PasswordHolder> find(ClientAddress client, TriedName name, String password) {
        var holder = commands.<Optional<PasswordHolder>>send(new FindPassword(name.id()))
                .result();
        var user = holder.map(PasswordHolder::user);
        return guard.check(name.counted(), user, client, () -> matches(password, holder)) ? holder : Optional.empty();
    }

    /**
     * Whether this is the present password of a user that is signed in.
     *
     * @throws Refusal 429 where that is not told
     */
    public boolean isOwn(UserId user, String password) {
        var holder = commands.<Optional<PasswordHolder>>send(new FindOwnPassword(user))
                .result();
        return guard.checkOwn(user, () -> matches(password, holder));
    }

    /** Whether this client has lately signed in to the account of this name; asks as much where there is none. */
    public boolean isKnown(LoginNameId name, ClientAddress client) {
        var holder =
                commands.<Optional<PasswordHolder>>send(new FindPassword(name)).result();
        return clients.contain(holder.map(PasswordHolder::user), client);
    }

    /** A user has chosen a password: this client knows it, and nobody has guessed it yet. */
    public void chosen(UserId user, ClientAddress client) {
        var names = commands.<Set<LoginNameId>>send(new FindHeldNames(user)).result();
        guard.begin(user, names);
        clients.add(user, client);
    }

    private boolean matches(String password, Optional<PasswordHolder> holder) {
        return work.compare(Guess.of(password), holder.map(PasswordHolder::hash).orElse(null));
    }
}
