// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import com.mongodb.ConnectionString;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.PostgresPart;
import io.rollcall.embedded.Snapshots;
import io.rollcall.log.tail.LogReader;
import io.rollcall.privacy.WrappedKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The parts that are not configured outside and so run inside this process, and where their clients find them. */
@Configuration(proxyBeanMethods = false)
class EmbeddedConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("rollcall.embedded.postgres.enabled")
    static class Postgres {

        @Bean
        PostgresPart postgresPart(EmbeddedParts parts) {
            return parts.postgres();
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

        private static final Duration IDLE = Duration.ofDays(1);

        /** What it holds is kept only beside the log that it is made from, in a folder that this process holds. */
        @Bean
        MongoPart mongoPart(
                ServerProperties properties,
                ObjectProvider<EmbeddedParts> parts,
                ObjectProvider<LogReader> log,
                ObjectProvider<WrappedKeys> wrapped) {
            var embedded = properties.embedded();
            if (!embedded.postgres().enabled() || embedded.snapshotEvery().isZero()) {
                return MongoPart.start(embedded.mongo().port());
            }
            var incarnation = log.getObject().checkpointAt(0).orElseThrow().incarnation();
            var origin = incarnation + " " + BuildFingerprint.ofReadModels();
            var snapshots = new Snapshots(origin, keys(wrapped.getObject()));
            return MongoPart.start(parts.getObject().folder(), embedded.mongo().port(), snapshots);
        }

        @Bean
        PeriodicTask readStoreSnapshots(MongoPart part, ServerProperties properties) {
            var every = properties.embedded().snapshotEvery();
            return new PeriodicTask("read-store-snapshot", every.isZero() ? IDLE : every, heart -> part.keep());
        }

        private static Snapshots.Keys keys(WrappedKeys wrapped) {
            return new Snapshots.Keys() {
                @Override
                public Snapshots.Key draw() {
                    var drawn = wrapped.draw();
                    return new Snapshots.Key(drawn.key(), drawn.wrapped());
                }

                @Override
                public Optional<byte[]> find(byte[] name) {
                    return wrapped.open(name);
                }
            };
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
        KafkaPart kafkaPart(EmbeddedParts parts) {
            return parts.kafka();
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
