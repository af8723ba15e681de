// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.login.WantedNames;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.profile.EnrolmentResult;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileCommand.EnrolUser;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Signs users up with a password: login names, user and password in one unit, or none of them (C-14). */
final class EnrolmentCommandHandler {

    private final Repository<LoginName> names;
    private final Repository<User> users;
    private final Repository<Password> passwords;
    private final UserIds ids;
    private final Clock clock;

    EnrolmentCommandHandler(
            Repository<LoginName> names,
            Repository<User> users,
            Repository<Password> passwords,
            UserIds ids,
            Clock clock) {
        this.names = names;
        this.users = users;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    @CommandHandler
    EnrolmentResult handle(EnrolUser command) throws Exception {
        var wanted = new WantedNames(names, command.loginNames(), Map.of(), null);
        var forgotten = wanted.forgotten();
        if (!forgotten.isEmpty()) {
            return new EnrolmentResult.Forgotten(forgotten);
        }
        var taken = wanted.taken();
        return taken.isEmpty() ? enrol(command, wanted) : new EnrolmentResult.Taken(taken);
    }

    private EnrolmentResult enrol(EnrolUser command, WantedNames wanted) throws Exception {
        var user = ids.next();
        wanted.claim(user);
        users.newInstance(() -> new User(enrolled(command, user)));
        passwords
                .loadOrCreate(Password.aggregate(user), Password::new)
                .execute(it -> it.choose(user, command.key(), command.passwordHash()));
        return new EnrolmentResult.Enrolled(user);
    }

    private UserEnrolled enrolled(EnrolUser command, UserId user) {
        return new UserEnrolled(
                user,
                command.key(),
                id(command.email()),
                id(command.number()),
                clock.instant(),
                command.surname(),
                command.name(),
                command.patronymic(),
                command.address(),
                text(command.email()),
                text(command.number()));
    }

    private static @Nullable LoginNameId id(@Nullable LoginClaim claim) {
        return claim == null ? null : claim.id();
    }

    private static @Nullable String text(@Nullable LoginClaim claim) {
        return claim == null ? null : claim.text();
    }
}
