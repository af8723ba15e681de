// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Optional;
import java.util.function.Function;

/**
 * The holder of a login name: a look at it while deciding on something else, which the log holds the decision to. A
 * holder is a present user: the name is given up in the unit in which its user leaves.
 */
public final class LoginNameOwners {

    private final Reader<LoginName> names;

    LoginNameOwners(Reader<LoginName> names) {
        this.names = names;
    }

    /** The owner of this name; empty for nobody. */
    public Optional<UserId> find(LoginNameId name) {
        return names.read(name.aggregate(), LoginName::owner).flatMap(Function.identity());
    }
}
