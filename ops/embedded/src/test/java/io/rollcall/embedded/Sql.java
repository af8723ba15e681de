// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement on one connection. */
final class Sql {

    private Sql() {}

    static void run(PostgresPart part, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(part.jdbcUrl(), part.user(), part.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static String ask(PostgresPart part, String sql) throws SQLException {
        return ask(part, new Login(part.user(), part.password()), sql);
    }

    static String ask(PostgresPart part, Login login, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(part.jdbcUrl(), login.user(), login.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
