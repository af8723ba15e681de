// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import com.mongodb.ConnectionString;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.PartStart;
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
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Starts inside this process the parts that are not configured outside, and tells their clients where they are.
 * PostgreSQL and Kafka take seconds: the first that needs one of them has both begin, side by side.
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

        private static final Duration IDLE = Duration.ofDays(1);

        /** What it holds is kept only beside the log that it is made from, in a folder that this process holds. */
        @Bean
        MongoPart mongoPart(
                ServerProperties properties,
                ObjectProvider<DataFolder> folder,
                ObjectProvider<LogReader> log,
                ObjectProvider<WrappedKeys> wrapped) {
            var embedded = properties.embedded();
            if (!embedded.postgres().enabled() || embedded.snapshotEvery().isZero()) {
                return MongoPart.start(embedded.mongo().port());
            }
            var incarnation = log.getObject().checkpointAt(0).orElseThrow().incarnation();
            var origin = incarnation + " " + BuildFingerprint.ofReadModels();
            var snapshots = new Snapshots(origin, keys(wrapped.getObject()));
            return MongoPart.start(folder.getObject(), embedded.mongo().port(), snapshots);
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
