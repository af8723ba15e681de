// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.server.RollcallServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * The started servers that the black-box tests talk to, each over databases of its own; started once, when first asked
 * for.
 */
final class Server {

    /** The lock, in JUnit's sense, of whoever moves the clock of {@link #withItsOwnClock()}. */
    static final String CLOCK = "the clock of a server";

    private Server() {}

    /** A server in debug mode with all roles, shared by all tests; nobody moves its clock. */
    static URI base() {
        return Base.URI;
    }

    /** Another server in debug mode, whose clock tests may move forward while they hold {@link #CLOCK}. */
    static URI withItsOwnClock() {
        return Clocked.URI;
    }

    /** A server that is not in debug mode. */
    static URI withoutDebug() {
        return Production.URI;
    }

    private static final class Base {
        private static final URI URI = start(true, "--spring.kafka.bootstrap-servers=" + TestServers.kafka());
    }

    private static final class Clocked {
        private static final URI URI = start(true, WITHOUT_STREAM);
    }

    private static final class Production {
        private static final URI URI = start(false, WITHOUT_STREAM);
    }

    /** Kafka is shared, and a topic follows one log only. */
    private static final String WITHOUT_STREAM = "--rollcall.roles=web,projection,policy";

    /** One at a time: applications that start at once in one JVM quarrel over its logging. */
    private static synchronized URI start(boolean debug, String more) {
        var database = TestServers.newDatabase();
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.mongodb.uri=" + TestServers.newMongoUri(),
                "--rollcall.privacy.key-ring=" + keyRing(),
                "--rollcall.debug=" + debug,
                "--rollcall.force-debug=" + debug));
        arguments.add(more);
        if (more.equals(WITHOUT_STREAM)) {
            arguments.add("--spring.kafka.bootstrap-servers=127.0.0.1:1");
        }
        var context = RollcallServer.application().run(arguments.toArray(String[]::new));
        var port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String keyRing() {
        try {
            var folder = Files.createTempDirectory("rollcall-ring");
            folder.toFile().deleteOnExit();
            return folder.resolve("ring").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
