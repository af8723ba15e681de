// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.server.KafkaArguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL, a MongoDB and a Kafka outside all servers, as in production. Debug mode is forced, since only its
 * outbox tells the codes.
 */
final class SharedParts implements AutoCloseable {

    private final Path folder;
    private final Database database = TestServers.newDatabase();
    private final String mongo = TestServers.newMongoUri();
    private final Map<String, Object> kafka;
    private final Runnable stop;
    private final Path secrets;

    /** @param folder for what the servers share besides: the key ring */
    SharedParts(Path folder) {
        this(folder, DataFolder.hold(folder.resolve("kafka")));
    }

    private SharedParts(Path folder, DataFolder kafkaFolder) {
        this(folder, KafkaPart.start(kafkaFolder, 0), kafkaFolder); // its own: a topic follows one log only
    }

    private SharedParts(Path folder, KafkaPart kafka, DataFolder kafkaFolder) {
        this(folder, kafka.clientProperties(), () -> {
            kafka.close();
            kafkaFolder.close();
        });
    }

    /** @param kafka of no other log; it is not closed here */
    SharedParts(Path folder, BrokerProcess kafka) {
        this(folder, kafka.properties(), () -> {});
    }

    private SharedParts(Path folder, Map<String, Object> kafka, Runnable stop) {
        this.folder = folder;
        this.kafka = kafka;
        this.stop = stop;
        this.secrets = folder.resolve("secrets");
        try {
            Files.createDirectories(secrets);
            secret("spring.datasource.password", database.password());
            secret("spring.mongodb.uri", mongo);
            for (var setting : kafka.entrySet()) {
                secret(KafkaArguments.name(setting.getKey()), setting.getValue().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file for each, as the README says: whatever a command line holds, everybody on a machine can read. */
    private void secret(String name, String value) throws IOException {
        Files.writeString(secrets.resolve(name), value);
    }

    /**
     * Starts a server over these parts, without waiting for it.
     *
     * @param name under which PostgreSQL knows its sessions
     */
    PackagedServer start(String name, String roles, String... more) throws IOException {
        return start(UnpackedJar.command(), name, roles, more);
    }

    /** @param command what runs it */
    PackagedServer start(List<String> command, String name, String roles, String... more) throws IOException {
        return start(List.of(), command, name, roles, more);
    }

    /** @param before a command that runs the one behind it, in its own place */
    PackagedServer startBy(List<String> before, String name, String roles, String... more) throws IOException {
        return start(before, UnpackedJar.command(), name, roles, more);
    }

    private PackagedServer start(List<String> before, List<String> command, String name, String roles, String... more)
            throws IOException {
        var url = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "ApplicationName=" + name;
        var settings = new ArrayList<>(List.of(
                "--rollcall.roles=" + roles,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + database.user(),
                "--spring.config.import=configtree:" + secrets + "/",
                "--rollcall.privacy.key-ring=" + keyRing(),
                "--rollcall.debug=true",
                "--rollcall.force-debug=true"));
        settings.addAll(List.of(more));
        return PackagedServer.startBy(before, command, folder.resolve(name), settings.toArray(String[]::new));
    }

    /** A pool of the test's own over their PostgreSQL. */
    HikariDataSource pool() {
        var source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(4);
        return source;
    }

    /** What the servers wrap the keys of persons with; made by whatever asks first. */
    Path keyRing() {
        return folder.resolve("key-ring.json");
    }

    String mongo() {
        return mongo;
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() {
        stop.run();
    }
}
