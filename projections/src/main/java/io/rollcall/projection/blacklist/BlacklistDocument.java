// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import io.rollcall.contracts.blacklist.BlacklistEvent;
import io.rollcall.contracts.blacklist.BlacklistEvent.BlacklistCleared;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserUnblocked;
import io.rollcall.contracts.shared.UserId;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One user's blacklist as it is stored.
 *
 * @param owner its user, by id
 * @param blocked those on it, by ascending id; not empty
 */
public record BlacklistDocument(long owner, List<Long> blocked) {

    public BlacklistDocument {
        blocked = List.copyOf(blocked);
    }

    /**
     * What the event makes of a list.
     *
     * @param before {@code null} where nobody is on it
     * @return {@code null} where nobody is left on it
     */
    static @Nullable BlacklistDocument after(@Nullable BlacklistDocument before, BlacklistEvent event) {
        var blocked = new TreeSet<>(before == null ? List.<Long>of() : before.blocked());
        switch (event) {
            case UserBlocked added -> blocked.add(added.blocked().value());
            case UserUnblocked removed -> blocked.remove(removed.blocked().value());
            case BlacklistCleared cleared -> blocked.clear();
        }
        return blocked.isEmpty() ? null : new BlacklistDocument(event.owner().value(), List.copyOf(blocked));
    }

    /** Whether this user is on it. */
    public boolean holds(UserId user) {
        return Collections.binarySearch(blocked, user.value()) >= 0;
    }
}
