// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.limit;

import io.rollcall.command.limit.Buckets;
import io.rollcall.command.limit.LimitProperties;
import io.rollcall.command.shared.DebugMode;
import java.time.Clock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    LimitConnections limitConnections(JdbcConnectionDetails details, LimitProperties properties) {
        return new LimitConnections(details, properties.connections());
    }

    /** In debug mode a start begins with full buckets: its clock stands where it stood before it was moved. */
    @Bean
    @DependsOnDatabaseInitialization
    Buckets buckets(LimitConnections connections, Clock clock, DebugMode debug) {
        if (debug.debug()) {
            JdbcClient.create(connections.source())
                    .sql("delete from limit_buckets")
                    .update();
        }
        return new PostgresBuckets(connections.source(), clock);
    }
}
