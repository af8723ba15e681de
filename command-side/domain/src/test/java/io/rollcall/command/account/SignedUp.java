// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The users that are there, for tests that ask for them. */
public final class SignedUp {

    private SignedUp() {}

    /** Nobody is there but these. */
    public static PresentUsers only(UserId... users) {
        var there = Arrays.stream(users).collect(Collectors.toMap(UserCommand::aggregate, SignedUp::user));
        return new PresentUsers(reader(there));
    }

    private static Reader<User> reader(Map<String, User> users) {
        return new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<User, R> look) {
                return Optional.ofNullable(users.get(aggregate)).map(look);
            }
        };
    }

    private static User user(UserId id) {
        var key = new KeyId(new UUID(2, id.value()));
        var number = new NumberId(new UUID(1, id.value()));
        var user = new User();
        user.evolve(new UserRegistered(id, key, number, new MediaId("a".repeat(64)), Instant.EPOCH, null, null));
        return user;
    }
}
