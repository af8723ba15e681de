// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
@EnableScheduling
class PrivacyConfiguration {

    /** A ring is made only for a database that has no keys yet: a new one over old data would open nothing. */
    @Bean
    KeyRing keyRing(PrivacyProperties properties, JdbcClient jdbc) {
        var isNew = jdbc.sql("select not exists (select from subject_keys)")
                .query(Boolean.class)
                .single();
        return KeyRing.at(properties.keyRing(), isNew);
    }

    @Bean
    SubjectKeys subjectKeys(
            JdbcClient jdbc, PlatformTransactionManager transactions, KeyRing ring, PrivacyProperties properties) {
        return new SubjectKeys(jdbc, new TransactionTemplate(transactions), ring, properties.keysAhead());
    }

    @Bean
    Identifiers identifiers(JdbcClient jdbc, PlatformTransactionManager transactions, KeyRing ring, SubjectKeys keys) {
        return new Identifiers(jdbc, new TransactionTemplate(transactions), ring, keys);
    }

    @Bean
    KeyRenewal keyRenewal(
            KeyRing ring,
            SubjectKeys keys,
            Identifiers identifiers,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        return new KeyRenewal(ring, keys, identifiers, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    KeyRenewalSchedule keyRenewalSchedule(
            KeyRing ring, KeyRenewal renewal, DataSource source, Clock clock, PrivacyProperties properties) {
        return new KeyRenewalSchedule(ring, renewal, source, clock, properties.renewal());
    }
}
