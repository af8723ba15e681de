// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * All that a start consists of which takes a log in and ends: the database, its tables, and the import. It is no
 * configuration of the server, which would find it.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(EmbeddedConfiguration.class)
@EnableConfigurationProperties({ServerProperties.class, ImportProperties.class})
class ImportConfiguration {

    @Bean
    FlywayMigrationStrategy importIntoNewTables(ImportProperties properties) {
        return flyway -> {
            flyway.migrate();
            new LogImport(properties, System.out).into(flyway.getConfiguration().getDataSource());
        };
    }
}
