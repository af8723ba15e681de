// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which subjects of the log the ids on the stream stand for, as the database says while they are not destroyed. */
public final class StreamNames {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Opens a connection to the database. */
    @FunctionalInterface
    public interface Source {

        /** One that the caller closes. */
        Connection open() throws SQLException;
    }

    private final Source source;
    private final Map<String, String> names = new HashMap<>();

    /** @param source of connections to the servers' database */
    public StreamNames(Source source) {
        this.source = source;
    }

    /** The text with the ids that doors show in the place of the stream's; what is destroyed stays as it is. */
    String translated(String text) {
        return ID.matcher(text).replaceAll(id -> names.getOrDefault(id.group(), id.group()));
    }

    /** Reads those that are there by now: an id is in the database before it is on the stream. */
    void learn() {
        try (var connection = source.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id::text, regexp_replace(subject, '^(number|login-name|group-name|[a-z]+)-', '')"
                                + " from stream_ids where id is not null")) {
            while (rows.next()) {
                names.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
