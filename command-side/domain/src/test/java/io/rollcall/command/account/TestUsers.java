// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Users that are there, for tests that ask for them. */
public final class TestUsers {

    private TestUsers() {}

    /** These and nobody else. */
    public static PresentUsers present(UserId... users) {
        return new PresentUsers(new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<User, R> look) {
                return Stream.of(users)
                        .filter(user -> UserCommand.aggregate(user).equals(aggregate))
                        .map(user -> look.apply(user(user)))
                        .findFirst();
            }
        });
    }

    /** Somebody with login names, and nobody else. */
    public static PresentUsers enrolled(UserEnrolled event) {
        var known = new User();
        known.evolve(event);
        return new PresentUsers(new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<User, R> look) {
                return UserCommand.aggregate(event.user()).equals(aggregate)
                        ? Optional.of(look.apply(known))
                        : Optional.empty();
            }
        });
    }

    private static User user(UserId id) {
        var user = new User();
        user.evolve(new UserEnrolled(
                id, new KeyId(new UUID(2, 2)), null, null, Instant.EPOCH, null, null, null, null, null, null));
        return user;
    }
}
