// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A process that runs PostgreSQL on a folder, commits a row, says so and waits to be killed. */
final class EmbeddedMain {

    private EmbeddedMain() {}

    public static void main(String[] arguments) throws Exception {
        var part = PostgresPart.start(DataFolder.hold(Path.of(arguments[0])), 0);
        try (var connection = DriverManager.getConnection(part.jdbcUrl(), part.user(), "");
                var statement = connection.createStatement()) {
            statement.execute("create table kept (row int)");
            statement.execute("insert into kept values (42)");
        }
        System.out.println("committed");
        Thread.currentThread().join();
    }
}
