// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import com.mongodb.ConnectionString;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.PartStart;
import io.rollcall.embedded.PostgresPart;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Starts inside this process the parts that are not configured outside, and tells their clients where they are.
 * PostgreSQL and Kafka take seconds: whoever needs one of them first has both begin, side by side.
 */
@Configuration(proxyBeanMethods = false)
class EmbeddedConfiguration {

    /** Held only by a process with parts that keep something in it. */
    @Bean
    @Lazy
    DataFolder dataFolder(ServerProperties properties) {
        return DataFolder.hold(properties.dataDir());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("rollcall.embedded.postgres.enabled")
    static class Postgres {

        @Bean
        PartStart<PostgresPart> postgresStart(DataFolder folder, ServerProperties properties) {
            return PartStart.begin(
                    () -> PostgresPart.start(
                            folder, properties.embedded().postgres().port()),
                    PostgresPart::close);
        }

        @Bean
        PostgresPart postgresPart(PartStart<PostgresPart> start, List<PartStart<?>> all) {
            return start.part();
        }

        @Bean
        JdbcConnectionDetails embeddedPostgres(PostgresPart part) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return part.user();
                }

                @Override
                public String getPassword() {
                    return part.password();
                }

                @Override
                public String getJdbcUrl() {
                    return part.jdbcUrl();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("rollcall.embedded.mongo.enabled")
    static class Mongo {

        @Bean
        MongoPart mongoPart(ServerProperties properties) {
            return MongoPart.start(properties.embedded().mongo().port());
        }

        @Bean
        MongoConnectionDetails embeddedMongo(MongoPart part) {
            return () -> new ConnectionString(part.uri());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("rollcall.embedded.kafka.enabled")
    static class Kafka {

        @Bean
        PartStart<KafkaPart> kafkaStart(DataFolder folder, ServerProperties properties) {
            return PartStart.begin(
                    () -> KafkaPart.start(folder, properties.embedded().kafka().port()), KafkaPart::close);
        }

        @Bean
        KafkaPart kafkaPart(PartStart<KafkaPart> start, List<PartStart<?>> all) {
            return start.part();
        }

        @Bean
        KafkaConnectionDetails embeddedKafka(KafkaPart part) {
            return () -> List.of(part.bootstrapServers());
        }

        /** Where to connect and by what password, for the stream; Boot's own would know the address alone. */
        @Bean
        KafkaAdmin kafkaAdmin(KafkaPart part) {
            return new KafkaAdmin(part.clientProperties());
        }
    }
}
