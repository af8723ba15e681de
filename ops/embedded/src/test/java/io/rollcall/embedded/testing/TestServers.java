// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.PostgresPart;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The servers of integration tests, each started when first asked for and once for each JVM: those with addresses that
 * are given ({@code test.postgres.url} with {@code .user} and {@code .password}, {@code test.mongodb.uri},
 * {@code test.kafka.bootstrap}), else containers where a Docker engine is, else the embedded parts. For MongoDB
 * {@code test.ferretdb} names the program of {@code ops/examples/ferretdb} instead, which is started over a PostgreSQL
 * of its own. {@code -Dtest.servers=containers} demands containers, {@code in-process} forbids them.
 */
public final class TestServers {

    /** A PostgreSQL database. */
    public record Database(String jdbcUrl, String user, String password) {}

    private static final Once<Database> POSTGRES = new Once<>(TestServers::startPostgres);
    private static final Once<String> MONGO = new Once<>(TestServers::startMongo);
    private static final Once<Map<String, Object>> KAFKA = new Once<>(TestServers::startKafka);

    private TestServers() {}

    /** The PostgreSQL server's own database; tests that write take a {@link #newDatabase}. */
    public static Database postgres() {
        return POSTGRES.get();
    }

    /** A new, empty database, so that tests can run side by side. */
    public static Database newDatabase() {
        var server = postgres();
        var name = Addresses.unusedName();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            // No test of these ends PostgreSQL itself: the disk need not be waited for.
            statement.execute("alter database " + name + " set synchronous_commit = off");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be made", e);
        }
        return new Database(Addresses.withDatabase(server.jdbcUrl(), name), server.user(), server.password());
    }

    /** An empty folder, which is deleted at exit. */
    public static Path newFolder() {
        return AtExit.newFolder();
    }

    /** The address of a MongoDB that all tests share: use a database of your own. */
    public static String mongo() {
        return MONGO.get();
    }

    /** The name of a MongoDB database that nobody has used yet. */
    public static String newMongoDatabase() {
        return Addresses.unusedName();
    }

    /** The address of the MongoDB, with the name of a database that nobody has used yet. */
    public static String newMongoUri() {
        return Addresses.withDatabase(mongo(), newMongoDatabase());
    }

    /** What the clients of a Kafka need that all tests share: use topics of your own. */
    public static Map<String, Object> kafka() {
        return KAFKA.get();
    }

    private static Database startPostgres() {
        var given = Choice.given("test.postgres.url");
        if (given.isPresent()) {
            var user = Choice.given("test.postgres.user").orElse("postgres");
            return new Database(
                    given.get(), user, Choice.given("test.postgres.password").orElse(""));
        }
        if (Choice.containers()) {
            var container = new PostgreSQLContainer("postgres:18-alpine");
            container.start();
            return new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }
        var part = AtExit.close(PostgresPart.start(AtExit.folder(), 0));
        letMakeDatabases(part);
        return new Database(part.jdbcUrl(), part.user(), part.password());
    }

    /** The server's role may not; each test has a database of its own. */
    private static void letMakeDatabases(PostgresPart part) {
        var administrator = part.administrator();
        try (var connection =
                        DriverManager.getConnection(part.jdbcUrl(), administrator.user(), administrator.password());
                var statement = connection.createStatement()) {
            statement.execute("alter role " + part.user() + " createdb");
        } catch (SQLException e) {
            throw new IllegalStateException("The role cannot be changed", e);
        }
    }

    private static String startMongo() {
        var given = Choice.given("test.mongodb.uri");
        if (given.isPresent()) {
            return given.get();
        }
        var ferretDb = Choice.given("test.ferretdb");
        if (ferretDb.isPresent()) {
            var part = AtExit.close(PostgresPart.start(AtExit.folder(), 0));
            var database = new Database(part.jdbcUrl(), part.user(), part.password());
            return AtExit.close(FerretDb.start(Path.of(ferretDb.get()), database))
                    .uri();
        }
        if (Boolean.getBoolean("test.mongodb.foreign")) {
            throw new IllegalStateException("-Pforeign-mongodb needs -Dtest.mongodb.uri, or -Dtest.ferretdb");
        }
        if (Choice.containers()) {
            var container = new MongoDBContainer("mongo:8");
            container.start();
            return container.getConnectionString();
        }
        return Addresses.withDatabase(AtExit.close(MongoPart.start(0)).uri(), "");
    }

    private static Map<String, Object> startKafka() {
        var given = Choice.given("test.kafka.bootstrap");
        if (given.isPresent()) {
            return Map.of("bootstrap.servers", given.get());
        }
        if (Choice.containers()) {
            var container = new KafkaContainer("apache/kafka:4.2.1");
            container.start();
            return Map.of("bootstrap.servers", container.getBootstrapServers());
        }
        return AtExit.close(KafkaPart.start(AtExit.folder(), 0)).clientProperties();
    }
}
