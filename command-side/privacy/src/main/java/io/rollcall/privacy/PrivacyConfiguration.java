// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.contracts.process.PeriodicTask;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
class PrivacyConfiguration {

    private static final int RENEWED_AT_ONCE = 500;

    /** A ring is made only for a database that relies on none yet: a new one over old data would open nothing. */
    @Bean
    KeyRing keyRing(
            PrivacyProperties properties, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        var isNew = jdbc.sql("select not exists (select from subject_keys where wrapped is not null)"
                        + " and not exists (select from ring_keys)")
                .query(Boolean.class)
                .single();
        var ring = KeyRing.at(properties.keyRing(), isNew, clock);
        var ringKeys = new RingKeys(jdbc, ring);
        ringKeys.register(new TransactionTemplate(transactions));
        ringKeys.check();
        return ring;
    }

    @Bean
    KeyedDigests keyedDigests(KeyRing ring) {
        return new RingDigests(ring.codeKey());
    }

    @Bean
    StreamIds streamIds(JdbcClient jdbc, KeyedDigests digests) {
        return new StoredStreamIds(jdbc, digests);
    }

    @Bean
    WrappedKeys wrappedKeys(KeyRing ring) {
        return new WrappedKeys(ring);
    }

    @Bean
    SigningKeys signingKeys(KeyRing ring) {
        return new SigningKeys(ring);
    }

    @Bean
    SubjectKeys subjectKeys(
            JdbcClient jdbc, PlatformTransactionManager transactions, KeyRing ring, PrivacyProperties properties) {
        return new SubjectKeys(jdbc, new TransactionTemplate(transactions), ring, properties.keysAhead());
    }

    @Bean
    KeyTombstones keyTombstones(JdbcClient jdbc) {
        return new KeyTombstones(jdbc);
    }

    @Bean
    EndedKeys endedKeys(JdbcClient jdbc) {
        return new EndedKeys(jdbc);
    }

    /** A connection of its own: one of the pool would be missing there for good. */
    @Bean
    KeyEnds keyEnds(JdbcConnectionDetails details, SubjectKeys keys) {
        var properties = new Properties();
        if (details.getUsername() != null) {
            properties.setProperty("user", details.getUsername());
        }
        if (details.getPassword() != null) {
            properties.setProperty("password", details.getPassword());
        }
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("ApplicationName", "rollcall-keys");
        return new KeyEnds(
                () -> DriverManager.getConnection(details.getJdbcUrl(), properties), keys::doubtAll, keys::ended);
    }

    @Bean
    Identifiers identifiers(JdbcClient jdbc, PlatformTransactionManager transactions, KeyRing ring, SubjectKeys keys) {
        return new Identifiers(jdbc, new TransactionTemplate(transactions), ring, keys);
    }

    @Bean
    LookRenewal lookRenewal(JdbcClient jdbc, KeyRing ring, SubjectKeys keys, NameSkeletons looks) {
        return new LookRenewal(jdbc, ring, keys, looks);
    }

    /** Names of the version before are looked at as soon as this one starts; beside it, a minute later. */
    @Bean
    PeriodicTask looksOfNames(LookRenewal looks) {
        return new PeriodicTask("looks-of-names", Duration.ofMinutes(1), heart -> looks.catchUp(heart::beat));
    }

    @Bean
    KeyRenewal keyRenewal(
            KeyRing ring,
            SubjectKeys keys,
            LookRenewal looks,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        return new KeyRenewal(ring, keys, looks, jdbc, new TransactionTemplate(transactions), RENEWED_AT_ONCE);
    }

    @Bean
    KeyRenewalSchedule keyRenewalSchedule(
            KeyRing ring, KeyRenewal renewal, DataSource source, Clock clock, PrivacyProperties properties) {
        return new KeyRenewalSchedule(ring, renewal, source, clock, properties.renewal());
    }

    @Bean
    PeriodicTask renewalOfKeys(KeyRenewalSchedule schedule) {
        return new PeriodicTask("key-renewal", Duration.ofHours(1), heart -> schedule.renewWhenDue());
    }
}
