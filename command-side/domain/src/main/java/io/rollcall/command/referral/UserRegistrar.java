// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Registers a user for a proven number that nobody holds. */
final class UserRegistrar {

    private final Repository<User> users;
    private final UserIds ids;
    private final Keys keys;
    private final EnteredPhones phones;
    private final Clock clock;

    UserRegistrar(Repository<User> users, UserIds ids, Keys keys, EnteredPhones phones, Clock clock) {
        this.users = users;
        this.ids = ids;
        this.keys = keys;
        this.phones = phones;
        this.clock = clock;
    }

    /** Registers a user for the phone that was entered in this session; empty once it is erased. */
    Optional<UserId> enter(Aggregate<PhoneNumber> number, TokenHash session, Session.Pending pending) throws Exception {
        var phone = phones.find(session, pending.version());
        if (phone.isEmpty()) {
            return Optional.empty();
        }
        var user = ids.next();
        var entered = new UserEntered(user, keys.take(), pending.number(), clock.instant(), phone.get());
        users.newInstance(() -> new User(entered));
        number.execute(it -> it.claim(pending.number(), user));
        return Optional.of(user);
    }
}
