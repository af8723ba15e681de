// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.command.log.Aggregates.Reader;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.shared.UserId;

/** Who is there: a look at users while deciding on something else, which the log holds the decision to. */
public final class PresentUsers {

    private final Reader<User> users;

    PresentUsers(Reader<User> users) {
        this.users = users;
    }

    /** Whether there is somebody under this id who has not left. */
    public boolean contains(UserId user) {
        return users.read(UserCommand.aggregate(user), it -> it.known().isPresent())
                .orElse(false);
    }

    /** Whether this user is there and has signed up: has told more of themselves than a number. */
    public boolean hasSignedUp(UserId user) {
        return users.read(UserCommand.aggregate(user), User::hasSignedUp).orElse(false);
    }
}
