// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The writer's one connection: opened when needed, thrown away when it may be broken. */
final class WriterConnection implements AutoCloseable {

    private static final Set<String> TAKEN = Set.of("23505");

    /** Opens a connection of one's own, outside any pool. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private @Nullable Connection open;

    WriterConnection(Source source) {
        this.source = source;
    }

    Connection get() throws SQLException {
        if (open == null) {
            var connection = source.open();
            connection.setAutoCommit(true);
            open = connection;
        }
        return open;
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
