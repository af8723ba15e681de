// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.log.subscription.Subscription;
import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.ProofProperties;
import io.rollcall.operator.proof.PublicationTable;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.operator.subscription.Skips;
import io.rollcall.privacy.KeyRing;
import io.rollcall.privacy.PrivacyProperties;
import io.rollcall.projection.shared.ParkedRegister;
import io.rollcall.projection.shared.ReadStoreStanding;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks that need nothing of the server's own parts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class DiagnosisConfiguration {

    @Bean
    Check postgresqlCheck(DataSource database) {
        return new PartCheck(Cause.POSTGRESQL_AWAY, "PostgreSQL", () -> {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                return statement.execute("select 1");
            }
        });
    }

    @Bean
    Check deadOwnerCheck(DataSource database, List<Subscription> subscriptions, ObjectProvider<SingletonTask> tasks) {
        var owned = new TreeMap<String, Role>();
        subscriptions.forEach(it -> owned.put(it.name(), it.role()));
        tasks.forEach(it -> owned.put(it.name(), it.role()));
        return new DeadOwnerCheck(database, owned);
    }

    @Bean
    Check standingSubscriptionCheck(
            List<Subscription> subscriptions, LogHistory log, StandingOrders orders, DataSource database) {
        return new StandingSubscriptionCheck(subscriptions, log, orders, database);
    }

    @Bean
    Check unknownEventCheck(DataSource database, List<Subscription> subscriptions) {
        return new UnknownEventCheck(
                database, subscriptions.stream().map(Subscription::name).toList());
    }

    @Bean
    Check emptiedReadStoreCheck(ReadStoreStanding store) {
        return new ReadStoreChecks.Emptied(store);
    }

    @Bean
    Check readStoreAheadCheck(ReadStoreStanding store) {
        return new ReadStoreChecks.Ahead(store);
    }

    @Bean
    Check parkedDocumentsCheck(ParkedRegister register) {
        return new ParkedDocumentsCheck(register);
    }

    @Bean
    Check keyRenewalCheck(KeyRing ring, PrivacyProperties properties, Clock clock) {
        return new KeyRenewalCheck(ring, properties, clock);
    }

    @Bean
    Check revivedKeysCheck(DataSource database) {
        return new RevivedKeysCheck(database);
    }

    @Bean
    Check signingKeyCheck(TileTable tiles, CheckpointTable checkpoints, ProofProperties properties, JdbcClient jdbc) {
        return new SigningKeyCheck(tiles, checkpoints, properties, jdbc);
    }

    @Bean
    Check heldUpCheckpointsCheck(PublicationTable publications) {
        return new HeldUpCheckpointsCheck(publications);
    }

    @Bean
    Check clocksCheck(DataSource database) {
        return new ClocksCheck(database, InstantSource.system());
    }

    @Bean
    Check limitClosedCheck(DataSource database) {
        return new LimitClosedCheck(database);
    }

    @Bean
    Check skippedEventCheck(Skips skips) {
        return new SkippedEventCheck(skips);
    }

    @Bean
    Check loopsCheck() {
        return new LoopsCheck(Heartbeat::all);
    }
}
