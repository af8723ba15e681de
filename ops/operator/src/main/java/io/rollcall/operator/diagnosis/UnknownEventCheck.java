// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.log.subscription.OwnershipLocks;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Subscriptions that some process leaves to newer ones, since it has met events that it does not know. */
final class UnknownEventCheck implements Check {

    private final DataSource database;
    private final Collection<String> names;

    /** @param names of all subscriptions */
    UnknownEventCheck(DataSource database, Collection<String> names) {
        this.database = database;
        this.names = List.copyOf(names);
    }

    @Override
    public Cause cause() {
        return Cause.UNKNOWN_EVENT;
    }

    @Override
    public List<Finding> look() throws SQLException {
        try (var connection = database.getConnection()) {
            var held = OwnershipLocks.held(connection, names);
            return new TreeSet<>(OwnershipLocks.declined(connection, names))
                    .stream().map(name -> found(name, held.contains(name))).toList();
        }
    }

    private Finding found(String name, boolean isHeld) {
        var what = name + " meets an event that some process does not know";
        return isHeld
                ? Finding.look(cause(), what + ": another one goes on with it.").next("rollcall subscriptions " + name)
                : Finding.broken(cause(), what + ", and nobody goes on with it.")
                        .next("rollcall subscriptions " + name);
    }
}
