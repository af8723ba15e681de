// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.http.text.NameSkeleton;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys and identifiers over a test database. */
public record TestPrivacy(KeyRing ring, Keys keys, Identifiers identifiers, LookRenewal looks, KeyRenewal renewal) {

    public static TestPrivacy over(DataSource source, Path keyRing) {
        return over(source, keyRing, Clock.systemUTC());
    }

    static TestPrivacy over(DataSource source, Path keyRing, Clock clock) {
        var jdbc = JdbcClient.create(source);
        var ring = KeyRing.at(keyRing, true, clock);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        new RingKeys(jdbc, ring).register(transaction);
        var keys = new SubjectKeys(jdbc, transaction, ring, 16);
        var identifiers = new Identifiers(jdbc, transaction, ring, keys);
        var looks = new LookRenewal(
                jdbc, ring, keys, name -> NameSkeleton.of(name).stream().findFirst());
        return new TestPrivacy(
                ring, keys, identifiers, looks, new KeyRenewal(ring, keys, looks, jdbc, transaction, 50));
    }

    /** A pool over a new database with our tables. */
    public static HikariDataSource newDatabase() {
        var database = TestServers.newDatabase();
        var source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(4);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }
}
