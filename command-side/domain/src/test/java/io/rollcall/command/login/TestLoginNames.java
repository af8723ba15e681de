// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Login names that users have, for tests that ask for them. */
public final class TestLoginNames {

    private TestLoginNames() {}

    /** An e-mail address that is somebody's. */
    public static LoginName claimed(LoginNameId id, UserId owner) {
        return name(id, LoginKind.EMAIL, owner);
    }

    /** These e-mail addresses of the chat door and no others. */
    public static LoginNameOwners owned(Map<LoginNameId, UserId> owners) {
        return new LoginNameOwners(new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<LoginName, R> look) {
                return owners.entrySet().stream()
                        .filter(entry -> entry.getKey().aggregate().equals(aggregate))
                        .map(entry -> look.apply(name(entry.getKey(), LoginKind.CHAT_EMAIL, entry.getValue())))
                        .findFirst();
            }
        });
    }

    private static LoginName name(LoginNameId id, LoginKind kind, UserId owner) {
        var name = new LoginName();
        name.evolve(new LoginNameClaimed(id, kind, owner));
        return name;
    }
}
