// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's one connection: opened when needed, thrown away when it may be broken. */
public final class WriterConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    private static final Set<String> TAKEN = Set.of("23505");

    /** Opens a connection of one's own, outside any pool. */
    @FunctionalInterface
    public interface Source {
        /** A new connection; the caller closes it. */
        Connection open() throws SQLException;
    }

    private final Source source;
    private @Nullable Connection open;
    private boolean lost;

    WriterConnection(Source source) {
        this.source = source;
    }

    Connection get() throws SQLException {
        if (open == null) {
            var connection = source.open();
            connection.setAutoCommit(true);
            planOnce(connection);
            open = connection;
            if (lost) {
                LOG.info("The log's connection is back");
                lost = false;
            }
        }
        return open;
    }

    /** Left to itself, PostgreSQL judges by the first, small batches and plans every later one anew. */
    private static void planOnce(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
        }
    }

    /** Throws the connection away, and says why once, however long it stays away. */
    void lost(SQLException e) {
        drop();
        if (!lost) {
            LOG.warn("The log's connection was lost ({}); trying again", e.getSQLState());
            lost = true;
        }
    }

    void drop() {
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is broken, which is why it is being dropped.
            }
            open = null;
        }
    }

    @Override
    public void close() {
        drop();
    }

    /** Whether a row with the same key is there already: a position that is taken, or a version that is. */
    static boolean isClash(SQLException e) {
        return TAKEN.contains(String.valueOf(e.getSQLState()));
    }

    /**
     * Whether it is unknown what became of the statement: the connection failed (class 08), or the server ended it
     * (57P01 to 57P03) or is not the primary any more (25006). Any other error means that the statement did nothing.
     */
    static boolean isLost(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25006");
    }
}
