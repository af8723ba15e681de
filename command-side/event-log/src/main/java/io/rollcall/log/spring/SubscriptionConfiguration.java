// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.EventHandlers;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.OwnedElsewhere;
import io.rollcall.log.subscription.OwnedSubscription;
import io.rollcall.log.subscription.OwnedTask;
import io.rollcall.log.subscription.OwnershipLocks;
import io.rollcall.log.subscription.ProcessorControl;
import io.rollcall.log.subscription.Roles;
import io.rollcall.log.subscription.SingletonTask;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.log.subscription.StoredEventSubscription;
import io.rollcall.log.subscription.StoredOrders;
import io.rollcall.log.subscription.Subscription;
import io.rollcall.log.subscription.SubscriptionCoordinator;
import io.rollcall.log.subscription.SubscriptionMeters;
import io.rollcall.log.subscription.SubscriptionProcessor;
import io.rollcall.log.subscription.SubscriptionReports;
import io.rollcall.log.subscription.Subscriptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives every subscription a processor of its name, and keeps that one's positions itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadinessProperties.class)
class SubscriptionConfiguration {

    private static final String SILENCE_SECONDS = "10";

    @Bean
    ConfigurerModule processors(List<Subscription> subscriptions, StandingOrders orders) {
        return configurer -> {
            // Axon would log what a handler throws, and go on as if it had done its work.
            configurer
                    .eventProcessing()
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
            subscriptions.stream()
                    .filter(SubscriptionConfiguration::isFed)
                    .forEach(subscription -> configurer
                            .eventProcessing()
                            .registerEventProcessor(subscription.name(), (name, axon, handlers) -> {
                                subscription.concernedBy(handlers::canHandleType);
                                subscription.handledBy(EventHandlers.of(handlers));
                                return SubscriptionProcessor.of(
                                        name, handlers, axon.eventStore(), (TokenStore) subscription, orders);
                            }));
        };
    }

    @Bean
    Subscriptions subscriptions(
            EventProcessingConfiguration processing,
            List<Subscription> subscriptions,
            LogHistory log,
            StoredOrders orders) {
        return new Subscriptions(subscriptions.stream()
                .map(subscription ->
                        new OwnedSubscription(subscription, () -> control(subscription, processing), log, orders))
                .toList());
    }

    /** Whether there are handlers of its name, to which a processor brings the events. */
    private static boolean isFed(Subscription subscription) {
        return !(subscription instanceof StoredEventSubscription);
    }

    private static ProcessorControl control(Subscription subscription, EventProcessingConfiguration processing) {
        return subscription instanceof StoredEventSubscription stored
                ? stored.control()
                : processing
                        .eventProcessor(subscription.name(), SubscriptionProcessor.class)
                        .orElseThrow();
    }

    @Bean
    StoredOrders storedOrders(JdbcClient jdbc) {
        return new StoredOrders(jdbc);
    }

    @Bean
    SubscriptionReports subscriptionReports(
            Subscriptions subscriptions, LogHistory log, JdbcClient jdbc, StoredOrders orders, PoolSessions own) {
        return new SubscriptionReports(subscriptions, log, jdbc, orders, own.process(), ProcessName.ofThis());
    }

    @Bean
    PeriodicTask subscriptionReporting(SubscriptionReports reports) {
        return new PeriodicTask("subscription-reports", Duration.ofSeconds(1), heart -> reports.say());
    }

    @Bean
    SubscriptionHealthIndicator followingHealthIndicator(Subscriptions subscriptions) {
        return new SubscriptionHealthIndicator(subscriptions);
    }

    @Bean
    SubscriptionMeters subscriptionMeters(Subscriptions subscriptions, LogHistory log) {
        return new SubscriptionMeters(subscriptions.all(), log);
    }

    @Bean
    static PoolSessions poolSessions() {
        return new PoolSessions();
    }

    @Bean
    CoordinatorLifecycle subscriptionCoordinator(
            JdbcConnectionDetails database,
            Subscriptions subscriptions,
            ObjectProvider<SingletonTask> tasks,
            PoolSessions own,
            Roles roles) {
        var all = Stream.concat(
                subscriptions.all().stream(), tasks.orderedStream().map(OwnedTask::new));
        return new CoordinatorLifecycle(
                new SubscriptionCoordinator(() -> session(database), own.process(), all.toList(), roles.all()));
    }

    /** Outside any pool; a network that goes silent is noticed, since PostgreSQL may have given the locks away. */
    private static Connection session(JdbcConnectionDetails database) throws SQLException {
        var properties = new Properties();
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", SILENCE_SECONDS);
        properties.setProperty("socketTimeout", SILENCE_SECONDS);
        properties.setProperty("ApplicationName", "rollcall-subscriptions");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    @Bean
    CaughtUp caughtUp(
            List<Subscription> subscriptions, Subscriptions owned, DataSource database, ReadinessProperties readiness) {
        var names = subscriptions.stream().map(Subscription::name).toList();
        // What stands still as ordered is not waited for.
        var elsewhere = new OwnedElsewhere(() -> held(database, names), owned::follows);
        return new CaughtUp(subscriptions, elsewhere, readiness.patience());
    }

    @Bean
    CaughtUpHealthIndicator caughtUpHealthIndicator(CaughtUp caughtUp) {
        return new CaughtUpHealthIndicator(caughtUp);
    }

    private static Set<String> held(DataSource database, List<String> names) throws SQLException {
        try (var connection = database.getConnection()) {
            return OwnershipLocks.held(connection, names);
        }
    }
}
