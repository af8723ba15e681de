// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Where on the stream events were told. Kept nowhere: it is looked for on Kafka, by what records say, and only for as
 * long as a caller may wait. Blocks.
 */
public final class RecordPlaces {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A broker that has not answered is not asked again at once. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Broker broker;
    private final StreamedEvents streamed;
    private volatile long restsUntil = System.nanoTime();

    RecordPlaces(Broker broker, StreamedEvents streamed) {
        this.broker = broker;
        this.streamed = streamed;
    }

    /**
     * An event of the log.
     *
     * @param aggregate the name that it has in the log
     */
    public record Asked(long position, String aggregate) {}

    /** A record of the topic of events. */
    public record Place(int partition, long offset) {}

    /**
     * What was found.
     *
     * @param places by the positions of the events
     * @param isComplete whether all were looked for: what is not here was not told by then. Otherwise nobody knows
     */
    public record Found(Map<Long, Place> places, boolean isComplete) {

        public Found {
            places = Map.copyOf(places);
        }
    }

    /** Looks for some events, in any order; in 3 seconds at most. Finds nothing where the broker is away. */
    public Found find(Collection<Asked> events) {
        if (events.isEmpty() || System.nanoTime() - restsUntil < 0) {
            return new Found(Map.of(), events.isEmpty());
        }
        try (var consumer = broker.consumer()) {
            return new RecordSearch(consumer, broker.topics(), PATIENCE)
                    .run(List.copyOf(events), streamed.subjects(events));
        } catch (KafkaException away) {
            restsUntil = System.nanoTime() + REST.toNanos();
            return new Found(Map.of(), false);
        }
    }
}
