// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.StandingOrders;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Read models that are built beside those that are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildProperties.class)
class GenerationConfiguration {

    @Bean
    GenerationWatch generationWatch(
            ObjectProvider<JdbcClient> jdbc, ObjectProvider<ReadModelSubscription> subscriptions) {
        var found = jdbc.getIfAvailable();
        return new GenerationWatch(
                found == null ? null : new GenerationTable(found),
                found == null ? null : new RefoldNotices(found),
                () -> subscriptions.stream()
                        .<ReadModel<?, ?>>map(ReadModelSubscription::model)
                        .toList());
    }

    @Bean
    @Lazy
    Rebuilds rebuilds(JdbcClient jdbc, ObjectProvider<ReadModelSubscription> subscriptions) {
        return new Rebuilds(
                new GenerationTable(jdbc), () -> subscriptions.stream().toList());
    }

    @Bean
    @Lazy
    GenerationKeeper generationKeeper(
            JdbcClient jdbc,
            ObjectProvider<ReadModelSubscription> subscriptions,
            @Lazy EventStore log,
            LogHistory history,
            RebuildProperties properties,
            StandingOrders orders,
            GenerationWatch watch) {
        return new GenerationKeeper(
                new GenerationTable(jdbc),
                () -> subscriptions.stream().toList(),
                log,
                history,
                properties,
                orders,
                watch::look);
    }
}
