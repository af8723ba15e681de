// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.stream.StreamTopics;
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
            KeyedDigests digests,
            ObjectProvider<StreamSigner> signer) {
        var broker = new KafkaBroker(connection.getConfigurationProperties(), properties);
        return new StreamWriter(broker, new Subjects(digests), signer.getIfAvailable());
    }

    @Bean
    StreamTopics streamTopics(StreamProperties properties) {
        return properties.topics();
    }

    @Bean
    RecordPlaces recordPlaces(KafkaAdmin connection, StreamProperties properties) {
        return new RecordPlaces(new KafkaBroker(connection.getConfigurationProperties(), properties));
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
}
