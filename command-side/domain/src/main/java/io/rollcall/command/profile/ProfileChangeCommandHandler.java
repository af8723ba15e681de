// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.credential.CredentialRevocation;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.login.WantedNames;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.ProfileChangeResult;
import io.rollcall.contracts.profile.ProfileCommand.ChangeProfile;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;

/**
 * Changes what the crm door knows of a person. A login name is given up and another claimed in one unit, so that nobody
 * is ever without both, or has both (C-53).
 */
final class ProfileChangeCommandHandler {

    private final PresentUsers present;
    private final Repository<LoginName> names;
    private final Repository<User> users;
    private final Repository<Password> passwords;
    private final CredentialRevocation endings;

    ProfileChangeCommandHandler(
            PresentUsers present,
            Repository<LoginName> names,
            Repository<User> users,
            Repository<Password> passwords,
            CredentialRevocation endings) {
        this.present = present;
        this.names = names;
        this.users = users;
        this.passwords = passwords;
        this.endings = endings;
    }

    @CommandHandler
    ProfileChangeResult handle(ChangeProfile command) throws Exception {
        var held = present.loginNamesOf(command.user());
        var wanted = new WantedNames(names, command.loginNames(), held, command.user());
        var user = users.load(command.target());
        if (user.invoke(it -> it.known().isEmpty())) {
            return new ProfileChangeResult.UserLeft();
        }
        if (!held.equals(user.<Map<LoginKind, LoginNameId>>invoke(User::loginNames))) {
            throw new ConcurrencyException("Another request has changed the same login names"); // decided again
        }
        var forgotten = wanted.forgotten();
        return forgotten.isEmpty() ? change(command, wanted, user) : new ProfileChangeResult.Forgotten(forgotten);
    }

    private ProfileChangeResult change(ChangeProfile command, WantedNames wanted, Aggregate<User> user)
            throws Exception {
        var taken = wanted.taken();
        wanted.claim(command.user());
        user.execute(it -> it.change(command, taken));
        var hash = command.passwordHash();
        if (hash != null) {
            choose(command, user.invoke(it -> it.known().orElseThrow().key()), hash);
        }
        return new ProfileChangeResult.Done(taken);
    }

    /**
     * Sessions that were opened with the password before do not go on (NIST SP 800-63B-4, 5.1; OWASP, Session
     * Management).
     */
    private void choose(ChangeProfile command, KeyId key, String hash) throws Exception {
        var password = passwords.loadOrCreate(Password.aggregate(command.user()), Password::new);
        var isAnother = password.<Boolean>invoke(Password::isChosen);
        password.execute(it -> it.choose(command.user(), key, hash));
        if (isAnother) {
            endings.endAll(command.user(), command.shown());
        }
    }
}
