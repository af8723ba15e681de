// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.blacklist;

import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked of one user's blacklist; answered by a {@link BlacklistResult}. */
public sealed interface BlacklistCommand extends Command {

    /** The owner of the blacklist. */
    UserId owner();

    @Override
    default String target() {
        return aggregate(owner());
    }

    /** The identifier of a user's blacklist in the log. */
    static String aggregate(UserId owner) {
        return "blacklist-" + owner.value();
    }

    /** Puts a user on the list; a user that is on it stays (A-84..A-87). */
    record BlockUser(UserId owner, UserId blocked) implements BlacklistCommand {}

    /** Takes a user off the list; a user that is not on it stays off (A-89..A-91). */
    record UnblockUser(UserId owner, UserId blocked) implements BlacklistCommand {}

    /** Ends the list of a user that has left. */
    record ClearBlacklist(UserId owner) implements BlacklistCommand {}
}
