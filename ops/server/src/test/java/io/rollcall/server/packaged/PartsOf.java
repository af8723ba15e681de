// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The embedded parts of a server, entered by the passwords in its data folder, as its owner can. */
record PartsOf(Path data) {

    Connection postgres(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "rollcall", password("postgres"));
    }

    /** What a client of its Kafka needs. */
    Map<String, Object> kafka(int port) {
        var login =
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"rollcall\" password=\"%s\";"
                        .formatted(password("kafka"));
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login);
    }

    private String password(String part) {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("passwords.properties"))) {
            passwords.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords.getProperty(part);
    }
}
