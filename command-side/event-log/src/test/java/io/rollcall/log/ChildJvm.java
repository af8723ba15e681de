// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import io.rollcall.embedded.testing.TestServers.Database;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own over a database, on the class path of this one. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * Starts it.
     *
     * @param main finds the database's URL, user and password first among its arguments
     */
    public static Process start(Class<?> main, Database database, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                database.jdbcUrl(),
                database.user(),
                database.password()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    }

    static Database database(String[] arguments) {
        return new Database(arguments[0], arguments[1], arguments[2]);
    }
}
