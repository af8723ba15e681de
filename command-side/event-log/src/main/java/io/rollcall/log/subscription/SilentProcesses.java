// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the sessions of processes that own something and say nothing any more, so that others may own it. A process that
 * stands still keeps its sessions for as long as its machine keeps the connections, and with them its locks and what
 * its transactions have locked.
 *
 * <p>How long a session has said nothing is PostgreSQL's to say, by its own clock: what waits for PostgreSQL is not
 * silent, and nothing is known of sessions from before it was started. It takes several looks in a row, so that all may
 * speak again after PostgreSQL itself has stood still. Processes of versions that have not promised to say anything are
 * left alone.
 */
final class SilentProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(SilentProcesses.class);

    /**
     * Longer than a collection of garbage may take, and with the looks and the next owner's start within 15 seconds.
     */
    static final Duration LIMIT = Duration.ofSeconds(6);

    /** How many looks in a row. */
    private static final int LOOKS = 3;

    private static final String SILENT = "select distinct l.objid::bigint from pg_locks l join pg_stat_activity a"
            + " using (pid) where l.classid::bigint = ? and " + OwnershipLocks.HELD.formatted("l")
            + " and a.pid <> pg_backend_pid() and a.state = 'idle'"
            + " and a.state_change < clock_timestamp() - make_interval(secs => ?)";

    private static final String END =
            "select count(pg_terminate_backend(pid)) from (select distinct l.pid from pg_locks l"
                    + " where l.classid::bigint = ? and l.objid::bigint = ? and " + OwnershipLocks.HELD.formatted("l")
                    + ") as all_of_it";

    private final Duration limit;
    private Map<Long, Integer> seen = Map.of();

    SilentProcesses(Duration limit) {
        this.limit = limit;
    }

    /** Looks once, which is a sign of life of this session itself. */
    void look(Connection session) throws SQLException {
        var now = new HashMap<Long, Integer>();
        for (var process : silent(session)) {
            var looks = seen.getOrDefault(process, 0) + 1;
            if (looks >= LOOKS) {
                end(session, process);
            }
            now.put(process, looks);
        }
        seen = now;
    }

    private List<Long> silent(Connection session) throws SQLException {
        try (var statement = session.prepareStatement(SILENT)) {
            statement.setInt(1, OwnershipLocks.BEATING);
            statement.setDouble(2, limit.toMillis() / 1000.0);
            try (var row = statement.executeQuery()) {
                var processes = new ArrayList<Long>();
                while (row.next()) {
                    processes.add(row.getLong(1));
                }
                return processes;
            }
        }
    }

    private static void end(Connection session, long process) throws SQLException {
        try (var statement = session.prepareStatement(END)) {
            statement.setInt(1, OwnershipLocks.PROCESS);
            statement.setLong(2, process);
            try (var row = statement.executeQuery()) {
                row.next();
                LOG.warn(
                        "A process that owned subscriptions of the log stands still: its {} sessions are ended",
                        row.getInt(1));
            }
        }
    }
}
