// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The advisory locks by which processes over one database know of each other. They end with the session that holds
 * them.
 */
public final class OwnershipLocks {

    /** The first half of every key, so that these locks meet no others. */
    private static final int SUBSCRIPTIONS = 0x726f6c66;

    private static final int MEMBERS = 0x726f6c6d;

    /** Held by each process that can do nothing with a subscription. */
    private static final int DECLINED = 0x726f6c64;

    /** Held by each session of a process that may hold anything up, the second half being the process's number. */
    static final int PROCESS = 0x726f6c70;

    /** Held by the session that a process's ownership hangs on: it says something at least once a second. */
    static final int BEATING = 0x726f6c62;

    /**
     * Which of the rows of {@code pg_locks} are such locks of this database that are held; an alias is to be put in.
     */
    static final String HELD = "%1$s.locktype = 'advisory' and %1$s.granted and %1$s.objsubid = 2"
            + " and %1$s.database = (select oid from pg_database where datname = current_database())";

    private OwnershipLocks() {}

    /** The statement by which a session becomes known as one of a process. */
    public static String ofProcess(int process) {
        return "select pg_advisory_lock_shared(" + PROCESS + ", " + process + ")";
    }

    /** Whether a process has begun to follow the log of this database, and has not ended. */
    public static boolean isAnyProcess(Connection session) throws SQLException {
        var sql = "select 1 from pg_locks l where l.classid::bigint = " + PROCESS + " and " + HELD.formatted("l");
        try (var statement = session.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next();
        }
    }

    /** Makes this the session that a process's ownership hangs on, and that may be ended once it says nothing more. */
    static void beat(Connection session, int process) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(ofProcess(process));
        }
        ask(session, "select 1 from pg_advisory_lock_shared(?, ?)", BEATING, process);
    }

    /** Counts this process among those of a role. */
    static void join(Connection session, Role role) throws SQLException {
        ask(session, "select 1 from pg_advisory_lock_shared(?, ?)", MEMBERS, role.ordinal());
    }

    /** How many processes have this role. */
    public static int members(Connection session, Role role) throws SQLException {
        var sql = "select count(*)::int from pg_locks l where l.classid::bigint = ? and l.objid::bigint = ? and "
                + HELD.formatted("l");
        return ask(session, sql, MEMBERS, role.ordinal());
    }

    /**
     * Takes a subscription's lock, unless another session holds it.
     *
     * @param token the newest one from here on
     */
    static boolean take(Connection session, String subscription, UUID token) throws SQLException {
        var taken = ask(session, "select pg_try_advisory_lock(?, ?)::int", SUBSCRIPTIONS, subscription.hashCode()) == 1;
        if (taken) {
            var sql = "insert into ownerships (follower, token) values (?, ?)"
                    + " on conflict (follower) do update set token = excluded.token";
            try (var statement = session.prepareStatement(sql)) {
                statement.setString(1, subscription);
                statement.setObject(2, token);
                statement.executeUpdate();
            }
        }
        return taken;
    }

    /** Those of these subscriptions with a lock that some process holds, this one or another. */
    public static Set<String> held(Connection session, Collection<String> subscriptions) throws SQLException {
        return locked(session, SUBSCRIPTIONS, subscriptions);
    }

    /** Whether some process has ever owned this subscription. */
    public static boolean wasOwned(Connection session, String subscription) throws SQLException {
        try (var statement = session.prepareStatement("select from ownerships where follower = ?")) {
            statement.setString(1, subscription);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** The number of the process that owns it, of each of these subscriptions that one owns. */
    public static Map<String, Integer> owners(Connection session, Collection<String> subscriptions)
            throws SQLException {
        var sql = "select distinct l.objid::bigint, b.objid::bigint from pg_locks l join pg_locks b using (pid)"
                + " where l.classid::bigint = ? and b.classid::bigint = ? and " + HELD.formatted("l") + " and "
                + HELD.formatted("b");
        var found = new HashMap<Integer, Integer>();
        try (var statement = session.prepareStatement(sql)) {
            statement.setInt(1, SUBSCRIPTIONS);
            statement.setInt(2, BEATING);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.put((int) result.getLong(1), (int) result.getLong(2));
                }
            }
        }
        return subscriptions.stream()
                .filter(it -> found.containsKey(it.hashCode()))
                .collect(Collectors.toMap(Function.identity(), it -> found.get(it.hashCode())));
    }

    /** Tells other processes that this one can do nothing with a subscription. */
    static void decline(Connection session, String subscription) throws SQLException {
        ask(session, "select 1 from pg_advisory_lock_shared(?, ?)", DECLINED, subscription.hashCode());
    }

    /** Takes that back. */
    static void accept(Connection session, String subscription) throws SQLException {
        ask(session, "select pg_advisory_unlock_shared(?, ?)::int", DECLINED, subscription.hashCode());
    }

    /** Those of these subscriptions with which some process can do nothing. */
    public static Set<String> declined(Connection session, Collection<String> subscriptions) throws SQLException {
        return locked(session, DECLINED, subscriptions);
    }

    private static Set<String> locked(Connection session, int kind, Collection<String> subscriptions)
            throws SQLException {
        var sql = "select objid::bigint from pg_locks where locktype = 'advisory' and classid::bigint = ? and granted"
                + " and database = (select oid from pg_database where datname = current_database())";
        var keys = new HashSet<Integer>();
        try (var statement = session.prepareStatement(sql)) {
            statement.setInt(1, kind);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    keys.add((int) result.getLong(1));
                }
            }
        }
        return subscriptions.stream()
                .filter(subscription -> keys.contains(subscription.hashCode()))
                .collect(Collectors.toSet());
    }

    static void release(Connection session, String subscription) throws SQLException {
        ask(session, "select pg_advisory_unlock(?, ?)::int", SUBSCRIPTIONS, subscription.hashCode());
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
