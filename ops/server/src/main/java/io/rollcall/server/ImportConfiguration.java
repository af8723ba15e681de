// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has a start take a log in as soon as there are tables: nothing has read them yet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
class ImportConfiguration {

    @Bean
    @ConditionalOnProperty("rollcall.import.folder")
    FlywayMigrationStrategy importIntoNewTables(ImportProperties properties) {
        return flyway -> {
            flyway.migrate();
            new LogImport(properties).into(flyway.getConfiguration().getDataSource());
        };
    }
}
