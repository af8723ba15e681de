// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which server owns which subscription, as PostgreSQL's locks say. */
record Owners(Map<String, Session> of) {

    static final List<String> PROJECTIONS = List.of(
            "accounts",
            "address-books",
            "blacklists",
            "chat-users",
            "conversations",
            "contact-lists",
            "credentials",
            "executors",
            "group-conversations",
            "group-names",
            "inboxes",
            "meetings",
            "memberships",
            "messages",
            "numbers",
            "orders",
            "profiles",
            "referrals",
            "sessions");
    private static final List<String> SUBSCRIPTIONS = Stream.concat(
                    PROJECTIONS.stream(),
                    Stream.of(
                            "stream",
                            "code-sending",
                            "email-code-mailing",
                            "account-mailing",
                            "login-name-forgetting",
                            "number-holding",
                            "meeting-erasure",
                            "avatar-erasure",
                            "group-erasure",
                            "leaving",
                            "generations",
                            "operator-jobs"))
            .toList();

    private static final int LOCK = 0x726f6c66; // of ownership, as production has it
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The session that a server's ownership hangs on. */
    record Session(String server, int pid) {

        /** Ends it, as a failing network or an administrator would. */
        void end(Connection connection) throws SQLException {
            try (var statement = connection.prepareStatement("select pg_terminate_backend(?)")) {
                statement.setInt(1, pid);
                statement.execute();
            }
        }
    }

    /** The owners at this moment. */
    static Owners now(Connection connection) throws SQLException {
        var sql =
                "select l.objid::bigint, a.application_name, a.pid from pg_locks l join pg_stat_activity a using (pid)"
                        + " where l.locktype = 'advisory' and l.granted and l.classid::bigint = ?"
                        + " and l.database = (select oid from pg_database where datname = current_database())";
        var owners = new HashMap<String, Session>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, LOCK);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    owners.put(subscription((int) row.getLong(1)), new Session(row.getString(2), row.getInt(3)));
                }
            }
        }
        return new Owners(owners);
    }

    /**
     * The owners, once they are as wanted.
     *
     * @throws AssertionError if that takes over 15 seconds
     */
    static Owners await(Connection connection, Predicate<Owners> wanted) throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var owners = now(connection);
        while (!wanted.test(owners)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The subscriptions are not owned as they should be, but: " + owners);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            owners = now(connection);
        }
        return owners;
    }

    /** Whether anything is still owned by a session. */
    boolean has(Session session) {
        return of.containsValue(session);
    }

    /** Whether every subscription is owned, and only by these. */
    boolean areOnly(String... servers) {
        return of.keySet().containsAll(SUBSCRIPTIONS)
                && of.values().stream().map(Session::server).allMatch(List.of(servers)::contains);
    }

    /** Whether every subscription is owned, and each of these servers writes one of the read models. */
    boolean areShared(String one, String other) {
        return areOnly(one, other)
                && PROJECTIONS.stream()
                                .map(subscription -> of.get(subscription).server())
                                .distinct()
                                .count()
                        == 2;
    }

    private static String subscription(int lock) {
        return SUBSCRIPTIONS.stream()
                .filter(name -> name.hashCode() == lock)
                .findFirst()
                .orElse("a task of lock " + lock); // there where its gateway is
    }
}
