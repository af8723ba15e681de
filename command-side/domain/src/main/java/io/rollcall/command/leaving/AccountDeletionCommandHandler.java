// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.credential.Credential;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.referral.Referral;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand.DeleteAccount;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.referral.ReferralCommand;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.privacy.Keys;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;

/**
 * Lets people go: login names, number, user and credentials change in one unit, so that nobody can still act as a user
 * of a number or name that is free, nor the other way round.
 */
final class AccountDeletionCommandHandler {

    private final PresentUsers present;
    private final Keys keys;
    private final Repository<LoginName> names;
    private final Repository<PhoneNumber> numbers;
    private final Repository<User> users;
    private final Repository<Credential> credentials;
    private final Repository<Referral> referrals;

    AccountDeletionCommandHandler(
            PresentUsers present,
            Keys keys,
            Repository<LoginName> names,
            Repository<PhoneNumber> numbers,
            Repository<User> users,
            Repository<Credential> credentials,
            Repository<Referral> referrals) {
        this.present = present;
        this.keys = keys;
        this.names = names;
        this.numbers = numbers;
        this.users = users;
        this.credentials = credentials;
        this.referrals = referrals;
    }

    @CommandHandler
    void handle(DeleteAccount command) throws Exception {
        var known = present.find(command.user());
        if (known.isPresent()) {
            letGo(command, known.get());
        }
    }

    /** Locks in the order in which coming in does: login names, number, user, credentials, sessions. */
    private void letGo(DeleteAccount command, Known known) throws Exception {
        var held = present.loginNamesOf(command.user());
        var login = login(held);
        var number = known.number() == null ? null : numbers.load(known.number().aggregate());
        var user = users.load(command.target());
        if (user.invoke(it -> it.known().isEmpty())) {
            return; // somebody was faster
        }
        if (!held.equals(user.<Map<LoginKind, LoginNameId>>invoke(User::loginNames))) {
            throw new ConcurrencyException("The login names have changed meanwhile"); // decided again
        }
        held.forEach((kind, name) ->
                Objects.requireNonNull(login.get(name)).execute(it -> it.release(name, kind, command.user())));
        if (number != null) {
            number.execute(it -> it.release(known.number(), command.user(), keys.take()));
        }
        user.execute(it -> it.leave(command.user(), command.door()));
        for (var door : Door.values()) {
            credential(command.user(), door).execute(it -> it.revoke(command.user(), door));
        }
        referrals
                .loadOrCreate(ReferralCommand.aggregate(command.user()), Referral::new)
                .execute(it -> it.end(command.user()));
    }

    private Map<LoginNameId, Aggregate<LoginName>> login(Map<LoginKind, LoginNameId> held) throws Exception {
        var login = new HashMap<LoginNameId, Aggregate<LoginName>>();
        for (var name : held.values().stream()
                .sorted(Comparator.comparing(LoginNameId::value))
                .toList()) {
            login.put(name, names.load(name.aggregate()));
        }
        return login;
    }

    private Aggregate<Credential> credential(UserId user, Door door) throws Exception {
        return credentials.loadOrCreate(Credential.aggregate(user, door), Credential::new);
    }
}
