// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.LogHistory;
import io.rollcall.server.ServerProperties;
import java.sql.DriverManager;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every follower a processor of its name, whose positions it keeps itself. */
@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

    @Bean
    ConfigurerModule processors(List<Follower> followers) {
        return configurer -> followers.forEach(follower -> configurer
                .eventProcessing()
                .registerEventProcessor(
                        follower.name(),
                        (name, axon, handlers) ->
                                OwnedProcessor.of(name, handlers, axon.eventStore(), (TokenStore) follower)));
    }

    @Bean
    Following following(EventProcessingConfiguration processing, List<Follower> followers, LogHistory log) {
        return new Following(followers.stream()
                .map(follower -> new OwnedFollower(
                        follower,
                        () -> processing
                                .eventProcessor(follower.name(), OwnedProcessor.class)
                                .orElseThrow(),
                        log))
                .toList());
    }

    @Bean
    Ownership ownership(JdbcConnectionDetails database, Following following, ServerProperties properties) {
        return new Ownership(
                () -> DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword()),
                following.followers(),
                properties.roles());
    }

    @Bean
    CaughtUp caughtUp(LogHistory log, List<Follower> followers) {
        return new CaughtUp(log, followers);
    }
}
