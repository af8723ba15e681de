// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import io.rollcall.command.log.Aggregates.Reader;
import io.rollcall.contracts.blacklist.BlacklistCommand;
import io.rollcall.contracts.shared.UserId;

/** Who blocks whom: a look at blacklists while deciding on something else, which the log holds the decision to. */
public final class Blacklists {

    private final Reader<Blacklist> lists;

    Blacklists(Reader<Blacklist> lists) {
        this.lists = lists;
    }

    /** Whether a user blocks another one. */
    public boolean blocks(UserId owner, UserId other) {
        return lists.read(BlacklistCommand.aggregate(owner), it -> it.holds(other))
                .orElse(false);
    }
}
