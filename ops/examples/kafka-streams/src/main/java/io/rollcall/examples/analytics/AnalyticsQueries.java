// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks the tables of this process. Of several processes each has a share of the rows; this example is one. */
final class AnalyticsQueries {

    private final KafkaStreams streams;

    AnalyticsQueries(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * The rows of a table, by hour, and what they are counted by behind that; of the source that was met last, since
     * what was made of the ones before it is void.
     *
     * @throws InvalidStateStoreException while stores are being restored
     */
    Map<String, Long> rows(String store) {
        var rows = new TreeMap<String, Long>();
        source().ifPresent(source -> {
            ReadOnlyKeyValueStore<String, Long> table =
                    streams.store(fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
            try (var found = table.prefixScan(source + " ", new StringSerializer())) {
                found.forEachRemaining(row -> rows.put(row.key.substring(source.length() + 1), row.value));
            }
        });
        return rows;
    }

    private Optional<String> source() {
        ReadOnlyKeyValueStore<Integer, String> progress =
                streams.store(fromNameAndType(Deduplication.STORE, QueryableStoreTypes.keyValueStore()));
        var newest = Optional.<Deduplication.Progress>empty();
        try (var partitions = progress.all()) {
            while (partitions.hasNext()) {
                var at = Deduplication.Progress.parse(partitions.next().value);
                newest = newest.filter(it -> it.since() >= at.since()).or(() -> Optional.of(at));
            }
        }
        return newest.map(Deduplication.Progress::source);
    }
}
