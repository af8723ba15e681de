// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.OwnershipLocks;
import io.rollcall.log.subscription.SubscriptionReports;
import io.rollcall.log.subscription.Subscriptions;
import io.rollcall.operator.job.Jobs;
import io.rollcall.privacy.Keys;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class SubscriptionActsConfiguration {

    @Bean
    SubscriptionLookup subscriptionLookup(
            Subscriptions subscriptions,
            SubscriptionReports reports,
            DataSource database,
            LogHistory log,
            JdbcClient jdbc,
            Clock clock,
            ObjectProvider<SubscriptionSign> signs) {
        return new SubscriptionLookup(
                subscriptions,
                reports,
                names -> owners(database, names),
                log,
                jdbc,
                clock,
                signs.orderedStream().toList());
    }

    @Bean
    Skips skips(JdbcClient jdbc, Keys keys) {
        return new Skips(jdbc, keys);
    }

    @Bean
    PauseJob pauseSubscription(SubscriptionLookup subscriptions, JdbcClient jdbc) {
        return new PauseJob(PauseJob.PAUSE, subscriptions, jdbc);
    }

    @Bean
    PauseJob resumeSubscription(SubscriptionLookup subscriptions, JdbcClient jdbc) {
        return new PauseJob(PauseJob.RESUME, subscriptions, jdbc);
    }

    @Bean
    SkipJob skipEvent(SubscriptionLookup subscriptions, Skips skips) {
        return new SkipJob(subscriptions, skips);
    }

    @Bean
    SubscriptionAct pausing(SubscriptionLookup subscriptions, Jobs jobs) {
        return new SubscriptionAct(PauseJob.PAUSE, subscriptions, jobs);
    }

    @Bean
    SubscriptionAct resuming(SubscriptionLookup subscriptions, Jobs jobs) {
        return new SubscriptionAct(PauseJob.RESUME, subscriptions, jobs);
    }

    @Bean
    SubscriptionAct skipping(SubscriptionLookup subscriptions, Jobs jobs) {
        return new SubscriptionAct(SkipJob.SKIP, subscriptions, jobs);
    }

    private static Map<String, Integer> owners(DataSource database, Collection<String> names) {
        try (var connection = database.getConnection()) {
            return OwnershipLocks.owners(connection, names);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The locks cannot be read", e);
        }
    }
}
