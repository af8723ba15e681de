// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.log.subscription.AggregateEvents;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the stream follow the log. Nothing here connects before the stream is claimed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

    private static final String ENABLED = "rollcall.stream.enabled";

    @Bean
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    StreamWriter streamWriter(
            KafkaAdmin connection,
            StreamProperties properties,
            StreamedEvents events,
            ObjectProvider<StreamSigner> signer,
            UsersTopic users) {
        var broker = new KafkaBroker(connection.getConfigurationProperties(), properties);
        return new StreamWriter(broker, events, signer.getIfAvailable(), users);
    }

    @Bean
    UsersTopic usersTopic(StreamedEvents events, StreamIds ids, AggregateEvents log) {
        return new UsersTopic(events, ids, log);
    }

    @Bean
    StreamedEvents streamedEvents(StreamIds ids, KeyedDigests digests) {
        return new StreamedEvents(ids, digests);
    }

    /** In each process, since the one that destroys an id need not be the one that told of its end. */
    @Bean
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    PeriodicTask streamIdsThatEnd(StreamIds ids, StreamSubscription stream) {
        return new PeriodicTask("stream-ids", Duration.ofSeconds(1), heart -> ids.told(stream.position()));
    }

    @Bean
    StreamTopics streamTopics(StreamProperties properties) {
        return properties.topics();
    }

    @Bean
    RecordPlaces recordPlaces(KafkaAdmin connection, StreamProperties properties, StreamedEvents events) {
        return new RecordPlaces(new KafkaBroker(connection.getConfigurationProperties(), properties), events);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    EventsToKafka eventsToKafka(StreamWriter stream) {
        return new EventsToKafka(stream);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    StreamSubscription streamSubscription(StreamWriter stream, LogHistory log) {
        return new StreamSubscription(stream, log);
    }

    @Bean
    StreamRestart streamRestart(
            KafkaAdmin connection,
            StreamProperties properties,
            StreamedEvents told,
            ObjectProvider<StreamSigner> signer,
            LogHistory log) {
        var broker = new KafkaBroker(connection.getConfigurationProperties(), properties);
        return new StreamRestart(broker, new StreamWriter(broker, told, signer.getIfAvailable()), log);
    }

    @Bean
    StreamBackfill streamBackfill(
            KafkaAdmin connection,
            StreamProperties properties,
            StreamedEvents told,
            ObjectProvider<StreamSigner> signer,
            PastEvents events,
            LogHistory log) {
        var settings = connection.getConfigurationProperties();
        return new StreamBackfill(
                properties.topics(),
                topics ->
                        new StreamWriter(new KafkaBroker(settings, properties, topics), told, signer.getIfAvailable()),
                events,
                log);
    }
}
