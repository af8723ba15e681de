// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;

/** From the topic of events to three tables of counts, each a store with a key for each row. */
final class AnalyticsTopology {

    static final String REGISTRATIONS = "registrations";
    static final String INVITATIONS = "invitations";
    static final String CODES = "codes";

    private AnalyticsTopology() {}

    static Topology of(String topic) {
        var builder = new StreamsBuilder();
        builder.addStateStore(Deduplication.store());
        builder.addStateStore(CodeConversion.store());
        var events = builder.stream(topic, Consumed.with(Serdes.String(), cloudEvents()))
                .processValues(Deduplication::new, Deduplication.STORE);
        count(registrations(events), REGISTRATIONS);
        count(invitations(events), INVITATIONS);
        count(events.process(CodeConversion::new, CodeConversion.STORE), CODES);
        return builder.build();
    }

    private static Serde<CloudEvent> cloudEvents() {
        return Serdes.serdeFrom(new CloudEventSerializer(), new CloudEventDeserializer());
    }

    /** One property marks them, by whichever door the user came. */
    private static KStream<String, String> registrations(KStream<String, ToldEvent> events) {
        return rows(events.filter((key, event) -> event.data().has("registration"))
                .selectKey((key, event) -> event.row(event.at("registeredAt"), event.region())));
    }

    private static KStream<String, String> invitations(KStream<String, ToldEvent> events) {
        return rows(events.filter(
                        (key, event) -> event.is("meeting.user-invited") || event.is("referral.invite-code-activated"))
                .selectKey((key, event) -> event.row(
                        event.recordedAt(), event.is("meeting.user-invited") ? "to-meetings" : "accepted-codes")));
    }

    private static KStream<String, String> rows(KStream<String, ToldEvent> counted) {
        return counted.mapValues(event -> "");
    }

    private static void count(KStream<String, String> rows, String store) {
        rows.groupByKey(Grouped.with(store, Serdes.String(), Serdes.String())).count(Materialized.as(store));
    }
}
