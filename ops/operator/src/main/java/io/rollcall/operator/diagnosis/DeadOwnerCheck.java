// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.log.subscription.OwnershipLocks;
import io.rollcall.log.subscription.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Subscriptions and tasks that nobody owns, in the whole fleet, for longer than it takes to hand them over. */
final class DeadOwnerCheck implements Check {

    /** A process that stops gives up what it owns, and others look once a second. */
    private static final Duration HAND_OVER = Duration.ofMillis(1200);

    private final DataSource database;
    private final Map<String, Role> owned;
    private final Duration handOver;
    private final UnstartedStream unstarted;

    /** @param owned the names of subscriptions and tasks, with the role that each needs */
    DeadOwnerCheck(DataSource database, Map<String, Role> owned) {
        this(database, owned, HAND_OVER);
    }

    DeadOwnerCheck(DataSource database, Map<String, Role> owned, Duration handOver) {
        this.database = database;
        this.owned = new TreeMap<>(owned);
        this.handOver = handOver;
        this.unstarted = new UnstartedStream(database);
    }

    @Override
    public Cause cause() {
        return Cause.DEAD_OWNER;
    }

    @Override
    public List<Finding> look() throws SQLException {
        var free = free();
        if (!free.isEmpty()) {
            LockSupport.parkNanos(handOver.toNanos());
            free.retainAll(free());
        }
        var found = new ArrayList<Finding>();
        for (var name : owned.keySet()) {
            if (free.contains(name)) {
                found.add(found(name));
            }
        }
        return found;
    }

    private Set<String> free() throws SQLException {
        try (var connection = database.getConnection()) {
            var all = new HashSet<>(owned.keySet());
            all.removeAll(OwnershipLocks.held(connection, owned.keySet()));
            return all;
        }
    }

    private Finding found(String name) throws SQLException {
        var needed = owned.get(name);
        var role = needed.name().toLowerCase(Locale.ROOT);
        return unstarted.is(name, needed)
                ? Finding.note(
                        cause(),
                        "Nobody owns %s, or ever did: no process has the role %s. If none is wanted, all is well."
                                .formatted(name, role))
                : Finding.broken(
                        cause(),
                        "Nobody owns %s: no process with the role %s is there, or none can.".formatted(name, role));
    }
}
