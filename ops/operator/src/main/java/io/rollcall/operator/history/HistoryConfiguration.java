// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.operation.Operations;
import io.rollcall.privacy.KeyTombstones;
import io.rollcall.privacy.Keys;
import io.rollcall.projection.stream.RecordPlaces;
import io.rollcall.stream.StreamTopics;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History, where operators are let in at all; the index is kept by a process with the role {@code projection}. */
@Configuration(value = "operatorHistory", proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class HistoryConfiguration {

    @Bean
    EventShapes eventShapes(EventTypes types, List<Upcaster> upcasters) {
        return new EventShapes(types, upcasters);
    }

    @Bean
    EventMasking eventMasking(EventShapes shapes, KeyedDigests digests) {
        return new EventMasking(shapes, digests);
    }

    @Bean
    EventTerms eventTerms(EventShapes shapes, EventMasking masking) {
        return new EventTerms(shapes, masking);
    }

    @Bean
    Postings postings(JdbcClient jdbc) {
        return new Postings(jdbc);
    }

    @Bean
    HistoryIndexer historyIndexer(LogReader log, Postings postings, EventTerms terms) {
        return new HistoryIndexer(log, postings, terms);
    }

    @Bean
    EventSearch eventSearch(LogReader log, LogHistory history, Postings postings, EventTerms terms) {
        return new EventSearch(log, history, postings, terms);
    }

    @Bean
    SeenEvents seenEvents(EventMasking masking, KeyTombstones tombstones) {
        return new SeenEvents(masking, tombstones::among);
    }

    @Bean
    EventUnmasking eventUnmasking(EventShapes shapes, EventMasking masking, Keys keys) {
        return new EventUnmasking(shapes, masking, keys);
    }

    @Bean
    EventConditions eventConditions(
            EventShapes shapes, EventMasking masking, Postings postings, LogReader log, JdbcClient jdbc) {
        return new EventConditions(shapes, new OwnedIdentifiers(postings, log, masking, jdbc), log);
    }

    @Bean
    NamedEvents namedEvents(Postings postings) {
        return new NamedEvents(postings);
    }

    @Bean
    UserEvents userEvents(EventConditions conditions, EventSearch search) {
        return new UserEvents(conditions, search);
    }

    @Bean
    EventsEndpoint eventsEndpoint(
            EventConditions conditions,
            EventSearch search,
            SeenEvents events,
            EventUnmasking unmasking,
            Operations told) {
        return new EventsEndpoint(conditions, search, events, unmasking, told::unmasks);
    }

    @Bean
    EventEndpoint eventEndpoint(LogReader log, SeenEvents events, EventUnmasking unmasking, Operations told) {
        return new EventEndpoint(log, events, unmasking, told::unmasks);
    }

    @Bean
    CorrelationEndpoint correlationEndpoint(
            EventSearch search,
            SeenEvents events,
            ObjectProvider<EventMessages> messages,
            StreamTopics topics,
            RecordPlaces records) {
        return new CorrelationEndpoint(
                search, events, messages.getIfAvailable(() -> positions -> List.of()), topics, records::find);
    }
}
