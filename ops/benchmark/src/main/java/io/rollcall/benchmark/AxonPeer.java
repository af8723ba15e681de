// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.Ports;
import io.rollcall.embedded.PostgresPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The account of the meet door as an application of Axon's starter has it, with its JPA engine, its tracking processors
 * and Spring Data MongoDB, on the same parts and with the same heap; made ready with what Maven Central has.
 */
final class AxonPeer {

    private static final Path SOURCES = Path.of("peers", "axon").toAbsolutePath();
    private static final Path MAVEN =
            Path.of("..", "..", "mvnw").toAbsolutePath().normalize();

    private final PostgresPart postgres;
    private final MongoPart mongo;

    AxonPeer(PostgresPart postgres, MongoPart mongo) {
        this.postgres = postgres;
        this.mongo = mongo;
    }

    /**
     * Starts it.
     *
     * @throws IOException where it cannot be built
     */
    ServerProcess start(Path folder) throws IOException, InterruptedException {
        Preparation.run(
                Map.of(),
                MAVEN.toString(),
                "-q",
                "-B",
                "-f",
                SOURCES.resolve("pom.xml").toString(),
                "package");
        var port = Ports.free();
        var command = List.of(
                ServerProcess.JAVA,
                "-Xmx" + BenchmarkRun.HEAP,
                WarmUp.SOONER,
                "-jar",
                SOURCES.resolve("target/axon-peer.jar").toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port);
        var parts = Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                "SPRING_DATASOURCE_USERNAME", postgres.user(),
                "SPRING_DATASOURCE_PASSWORD", postgres.password(),
                "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "32",
                "SPRING_DATA_MONGODB_URI", mongo.uri());
        return ServerProcess.run(command, parts, port, folder);
    }
}
