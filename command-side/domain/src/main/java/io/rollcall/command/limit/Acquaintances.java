// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.Set;

/** The users that know each other, beyond their contacts. */
@FunctionalInterface
public interface Acquaintances {

    /** Those of these users that are in a meeting or a group with this one; blocks for one statement. */
    Set<UserId> of(UserId user, Collection<UserId> among);
}
