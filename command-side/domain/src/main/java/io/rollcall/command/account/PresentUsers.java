// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which users there are: a look at users while deciding on something else, which the log holds the decision to. */
public final class PresentUsers {

    private final Reader<User> users;

    PresentUsers(Reader<User> users) {
        this.users = users;
    }

    /** The login names of a user, by their kinds; none where there is no such user, or none any more. */
    public Map<LoginKind, LoginNameId> loginNamesOf(UserId user) {
        return users.read(UserCommand.aggregate(user), User::loginNames).orElse(Map.of());
    }

    /** Whether there is a user of this id that has not left. */
    public boolean contains(UserId user) {
        return find(user).isPresent();
    }

    /** The key and number of a user that has signed up and has not left. */
    public Optional<Known> find(UserId user) {
        return users.read(UserCommand.aggregate(user), User::known).flatMap(Function.identity());
    }

    /** Whether this user is there and has signed up: has told more of themselves than a number. */
    public boolean hasSignedUp(UserId user) {
        return users.read(UserCommand.aggregate(user), User::hasSignedUp).orElse(false);
    }
}
