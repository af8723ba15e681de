// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The advisory locks by which processes over one database know of each other. All belong to one session and end with
 * it.
 */
final class Locks {

    /** The first half of every key, so that these locks meet no others. */
    private static final int FOLLOWERS = 0x726f6c66;

    private static final int MEMBERS = 0x726f6c6d;

    private Locks() {}

    /** Counts this process among those of a role. */
    static void join(Connection session, Role role) throws SQLException {
        ask(session, "select 1 from pg_advisory_lock_shared(?, ?)", MEMBERS, role.ordinal());
    }

    /** How many processes have this role. */
    static int members(Connection session, Role role) throws SQLException {
        var sql = "select count(*)::int from pg_locks where locktype = 'advisory' and classid::bigint = ?"
                + " and objid::bigint = ? and granted"
                + " and database = (select oid from pg_database where datname = current_database())";
        return ask(session, sql, MEMBERS, role.ordinal());
    }

    /** Takes a follower's lock, unless another session holds it. */
    static boolean take(Connection session, String follower) throws SQLException {
        return ask(session, "select pg_try_advisory_lock(?, ?)::int", FOLLOWERS, follower.hashCode()) == 1;
    }

    /** Those of these followers whose lock some process holds, this one or another. */
    static Set<String> held(Connection session, Collection<String> followers) throws SQLException {
        var sql = "select objid::bigint from pg_locks where locktype = 'advisory' and classid::bigint = ? and granted"
                + " and database = (select oid from pg_database where datname = current_database())";
        var keys = new HashSet<Integer>();
        try (var statement = session.prepareStatement(sql)) {
            statement.setInt(1, FOLLOWERS);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    keys.add((int) result.getLong(1));
                }
            }
        }
        return followers.stream()
                .filter(follower -> keys.contains(follower.hashCode()))
                .collect(Collectors.toSet());
    }

    static void release(Connection session, String follower) throws SQLException {
        ask(session, "select pg_advisory_unlock(?, ?)::int", FOLLOWERS, follower.hashCode());
    }

    private static int ask(Connection session, String sql, int kind, int which) throws SQLException {
        try (var statement = session.prepareStatement(sql)) {
            statement.setInt(1, kind);
            statement.setInt(2, which);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
