// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Duty;
import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.LogHistory;
import io.rollcall.server.ServerProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

/** Gives every follower a processor of its name, whose positions it keeps itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadinessProperties.class)
class FollowingConfiguration {

    private static final String SILENCE_SECONDS = "10";

    @Bean
    ConfigurerModule processors(List<Follower> followers) {
        return configurer -> {
            // Axon would log what a handler throws, and go on as if it had done its work.
            configurer
                    .eventProcessing()
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
            followers.forEach(follower -> configurer
                    .eventProcessing()
                    .registerEventProcessor(follower.name(), (name, axon, handlers) -> {
                        follower.concernedBy(handlers::canHandleType);
                        return OwnedProcessor.of(name, handlers, axon.eventStore(), (TokenStore) follower);
                    }));
        };
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
    FollowerMeters followerMeters(Following following, LogHistory log) {
        return new FollowerMeters(following.followers(), log);
    }

    @Bean
    static OwnSessions ownSessions() {
        return new OwnSessions();
    }

    @Bean
    Ownership ownership(
            JdbcConnectionDetails database,
            Following following,
            ObjectProvider<Duty> duties,
            OwnSessions own,
            ServerProperties properties) {
        var all = Stream.concat(
                following.followers().stream(), duties.orderedStream().map(OwnedDuty::new));
        return new Ownership(() -> session(database), own.process(), all.toList(), properties.roles());
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
        properties.setProperty("ApplicationName", "rollcall-followers");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    @Bean
    CaughtUp caughtUp(
            List<Follower> followers, Following following, DataSource database, ReadinessProperties readiness) {
        var names = followers.stream().map(Follower::name).toList();
        var elsewhere = new Elsewhere(() -> held(database, names), following::owns);
        return new CaughtUp(followers, elsewhere, readiness.patience());
    }

    private static Set<String> held(DataSource database, List<String> names) throws SQLException {
        try (var connection = database.getConnection()) {
            return Locks.held(connection, names);
        }
    }
}
