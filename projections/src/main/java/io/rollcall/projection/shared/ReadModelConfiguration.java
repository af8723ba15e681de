// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.ReactiveMongoClientFactory;
import org.springframework.boot.mongodb.autoconfigure.StandardMongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The database that the read models lie in: the one that the connection string names, or {@code rollcall}. Every
 * operation has an end of its own, in the driver too: where there is no majority a write would wait for good, and keep
 * its connection.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadStoreProperties.class)
class ReadModelConfiguration {

    private static final int PATIENCE_SECONDS = 3;

    @Bean
    static ReadModelRegistrar readModelRegistrar() {
        return new ReadModelRegistrar();
    }

    @Bean
    MongoThreads mongoThreads() {
        return new MongoThreads();
    }

    /** Instead of Boot's, with threads that take two seconds to end. */
    @Bean
    MongoClientSettings mongoClientSettings(MongoThreads threads) {
        return MongoClientSettings.builder()
                .transportSettings(threads.transport())
                .build();
    }

    /** What the connection's properties say; Boot's own goes with its settings. */
    @Bean
    StandardMongoClientSettingsBuilderCustomizer connectionSettings(
            MongoConnectionDetails connection, MongoProperties properties) {
        return new StandardMongoClientSettingsBuilderCustomizer(
                connection, properties.getRepresentation().getUuid());
    }

    /**
     * How long the driver looks for a server that answers, instead of its half a minute, and how long all of an
     * operation may take: a subscription tries again by itself, a reader has been told to come again, and a stop does
     * not wait. What the connection string says stands.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer patience() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .timeout(ReadModelStore.READERS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Bean
    SubscriptionConnections subscriptionConnections(
            ObjectProvider<MongoClientSettingsBuilderCustomizer> customizers,
            MongoClientSettings settings,
            MongoConnectionDetails connection) {
        var all = new ArrayList<>(customizers.orderedStream().toList());
        if (connection.getConnectionString().getTimeout() == null) {
            all.add(longer -> longer.timeout(ReadModelStore.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        }
        return new SubscriptionConnections(new ReactiveMongoClientFactory(all).createMongoClient(settings));
    }

    @Bean
    ReadModelDatabase readModelCollections(
            MongoDatabase readers,
            SubscriptionConnections subscriptions,
            ReadStoreProperties properties,
            ObjectProvider<Clock> clock) {
        return new ReadModelDatabase(
                readers,
                subscriptions.client().getDatabase(readers.getName()),
                properties.prefix(),
                properties.memory(),
                clock.getIfAvailable(Clock::systemUTC),
                System::nanoTime);
    }

    @Bean
    MeterBinder documentMemoryMeters(ReadModelDatabase database) {
        return database.memory();
    }

    @Bean
    MongoDatabase readModelDatabase(MongoClient client, MongoConnectionDetails connection) {
        var named = connection.getConnectionString().getDatabase();
        return client.getDatabase(Objects.requireNonNullElse(named, "rollcall"));
    }
}
