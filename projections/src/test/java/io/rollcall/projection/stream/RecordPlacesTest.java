// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.MemoryStreamIds.id;
import static io.rollcall.projection.stream.StreamExamples.PROPERTIES;
import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.projection.stream.RecordPlaces.Asked;
import io.rollcall.projection.stream.RecordPlaces.Found;
import io.rollcall.projection.stream.RecordPlaces.Place;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** On a real broker: where events were told is found among many others, and nobody waits long where it is not. */
class RecordPlacesTest {

    private static final UUID LOG = UUID.randomUUID();
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.006789Z");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MANY = 5_000;

    @TempDir
    Path folder;

    @Test
    void areFoundByWhatRecordsSay() throws Exception {
        try (var data = DataFolder.hold(folder.resolve("data"));
                var kafka = KafkaPart.start(data, 0)) {
            var broker = new KafkaBroker(kafka.clientProperties(), PROPERTIES);
            broker.createTopics();
            var places = tell(broker);
            var records = new RecordPlaces(broker, streamed());

            var some = List.of(1L, 2L, 700L, 701L, 2_500L, (long) MANY);
            var asked = some.stream().map(RecordPlacesTest::asked).toList();
            var found = records.find(asked);
            var deadline = System.nanoTime() + SOON.toNanos();
            while (found.places().size() < some.size()) { // a broker shows the end of a transaction a moment later
                assertThat(System.nanoTime()).as("%s", found).isLessThan(deadline);
                found = records.find(asked);
            }
            assertThat(found.isComplete()).isTrue();
            assertThat(found.places())
                    .hasSize(some.size())
                    .allSatisfy((position, place) -> assertThat(place).isEqualTo(places.get(position)));

            assertThat(records.find(List.of(asked(MANY + 9)))).isEqualTo(new Found(Map.of(), true));
        }
    }

    @Test
    void ofABrokerThatIsAwayNobodyKnows() {
        var broker = new KafkaBroker(Map.of("bootstrap.servers", "127.0.0.1:1"), PROPERTIES);
        var records = new RecordPlaces(broker, streamed());
        var begun = System.nanoTime();
        for (int i = 0; i < 20; i++) { // after the first it is not asked
            assertThat(records.find(List.of(asked(1)))).isEqualTo(new Found(Map.of(), false));
        }
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
        assertThat(records.find(List.of())).isEqualTo(new Found(Map.of(), true));
    }

    /** Ten of them in each millisecond, of seven aggregates, in transactions. */
    private static Map<Long, Place> tell(Broker broker) throws Exception {
        var places = new HashMap<Long, Place>();
        try (var producer = broker.producer(LOG)) {
            producer.initTransactions();
            for (long from = 1; from <= MANY; from += 500) {
                producer.beginTransaction();
                var sent = new HashMap<Long, Future<RecordMetadata>>();
                for (long position : LongStream.range(from, from + 500).toArray()) {
                    sent.put(position, send(producer, position));
                }
                producer.commitTransaction();
                for (var told : sent.entrySet()) {
                    var place = told.getValue().get();
                    places.put(told.getKey(), new Place(place.partition(), place.offset()));
                }
            }
        }
        return places;
    }

    private static Future<RecordMetadata> send(Producer<String, byte[]> producer, long position) {
        return producer.send(StreamFormat.write(
                TOPICS.events(),
                new StreamedEvent(
                        "id-" + position,
                        LOG,
                        "user.renamed",
                        "1",
                        subject(position),
                        at(position),
                        position,
                        Origin.UNKNOWN,
                        JsonNodeFactory.instance.objectNode())));
    }

    private static Asked asked(long position) {
        return new Asked(position, "user-" + position % 7);
    }

    private static String subject(long position) {
        return "user-" + id("user-" + position % 7);
    }

    private static Instant at(long position) {
        return TIME.plusMillis(position / 10);
    }
}
