// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.PostgresPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The servers of integration tests, chosen once for each JVM: those whose addresses are given
 * ({@code test.postgres.url} with {@code .user} and {@code .password}, {@code test.mongo.uri},
 * {@code test.kafka.bootstrap}), else containers where a Docker engine is, else the embedded parts.
 * {@code -Dtest.servers=containers} demands containers.
 */
public final class TestServers {

    /** A PostgreSQL database. */
    public record Database(String jdbcUrl, String user, String password) {}

    private enum Mode {
        CONTAINERS,
        IN_PROCESS
    }

    private static final Mode MODE = mode();

    private TestServers() {}

    /** The PostgreSQL server's own database; tests take a {@link #newDatabase}. */
    private static Database postgres() {
        return Postgres.SERVER;
    }

    /** A new, empty database, so that tests can run side by side. */
    public static Database newDatabase() {
        var server = postgres();
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be made", e);
        }
        var url = server.jdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        return new Database(url, server.user(), server.password());
    }

    /** The address of a MongoDB that all tests share: use a database of your own. */
    public static String mongo() {
        return Mongo.SERVER;
    }

    /** The address of a MongoDB, with the name of a database that nobody has used yet. */
    public static String newMongoUri() {
        return Mongo.SERVER + "/test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The bootstrap servers of a Kafka that all tests share: use topics of your own. */
    public static String kafka() {
        return Kafka.SERVER;
    }

    private static Mode mode() {
        var demanded = System.getProperty("test.servers", "");
        var docker =
                !demanded.equals("in-process") && DockerClientFactory.instance().isDockerAvailable();
        if (demanded.equals("containers") && !docker) {
            throw new IllegalStateException("-Dtest.servers=containers, but no Docker engine answers");
        }
        var mode = docker ? Mode.CONTAINERS : Mode.IN_PROCESS;
        System.out.println("Test servers: " + (docker ? "containers" : "in-process") + ", unless addresses are given");
        return mode;
    }

    private static final class Postgres {

        private static final Database SERVER = start();

        private static Database start() {
            var url = System.getProperty("test.postgres.url");
            if (url != null) {
                return new Database(
                        url,
                        System.getProperty("test.postgres.user", "postgres"),
                        System.getProperty("test.postgres.password", ""));
            }
            if (MODE == Mode.CONTAINERS) {
                var container = new PostgreSQLContainer("postgres:18-alpine");
                container.start();
                return new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword());
            }
            var part = PostgresPart.start(folder(), 0);
            atExit(part);
            return new Database(part.jdbcUrl(), part.user(), "");
        }
    }

    private static final class Mongo {

        private static final String SERVER = start();

        private static String start() {
            var uri = System.getProperty("test.mongo.uri");
            if (uri != null) {
                return uri.replaceFirst("/$", "");
            }
            if (MODE == Mode.CONTAINERS) {
                var container = new MongoDBContainer("mongo:8");
                container.start();
                return container.getConnectionString();
            }
            var part = MongoPart.start(0);
            atExit(part);
            return part.uri().replaceFirst("/rollcall$", "");
        }
    }

    private static final class Kafka {

        private static final String SERVER = start();

        private static String start() {
            var bootstrap = System.getProperty("test.kafka.bootstrap");
            if (bootstrap != null) {
                return bootstrap;
            }
            if (MODE == Mode.CONTAINERS) {
                var container = new KafkaContainer("apache/kafka:4.2.1");
                container.start();
                return container.getBootstrapServers();
            }
            var part = KafkaPart.start(folder(), 0);
            atExit(part);
            return part.bootstrapServers();
        }
    }

    private static DataFolder folder() {
        try {
            var path = Files.createTempDirectory("rollcall-test");
            atExit(() -> FileUtils.deleteQuietly(path.toFile()));
            return DataFolder.hold(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atExit(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("A test server did not stop: " + e);
            }
        }));
    }
}
