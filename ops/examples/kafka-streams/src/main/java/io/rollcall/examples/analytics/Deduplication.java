// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import io.cloudevents.CloudEvent;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Lets each event pass once. In a partition sequences rise within a source, so one row for each partition is all that
 * has to be remembered: the ids of everything that ever was are not.
 */
final class Deduplication implements FixedKeyProcessor<String, CloudEvent, ToldEvent> {

    /** Of each partition: how far it was read, of which source, and when that was first met there. */
    static final String STORE = "progress";

    private FixedKeyProcessorContext<String, ToldEvent> context;
    private KeyValueStore<Integer, String> progress;

    /** @param since by the clock of the process that met the source, in milliseconds */
    record Progress(long sequence, String source, long since) {

        static Progress parse(String stored) {
            var words = stored.split(" ");
            return new Progress(Long.parseLong(words[0]), words[1], Long.parseLong(words[2]));
        }

        String stored() {
            return sequence + " " + source + " " + since;
        }
    }

    static StoreBuilder<KeyValueStore<Integer, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Integer(), Serdes.String());
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ToldEvent> context) {
        this.context = context;
        this.progress = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, CloudEvent> told) {
        var partition = context.recordMetadata().orElseThrow().partition();
        var event = told.value();
        var source = event.getSource().toString();
        var sequence = Long.parseLong(
                Objects.requireNonNull(event.getExtension("sequence")).toString());
        var stored = progress.get(partition);
        var before = stored == null ? new Progress(0, "", 0) : Progress.parse(stored);
        var isSameSource = before.source().equals(source);
        if (isSameSource && sequence <= before.sequence()) {
            return;
        }
        var since = isSameSource ? before.since() : context.currentSystemTimeMs();
        progress.put(partition, new Progress(sequence, source, since).stored());
        context.forward(told.withValue(ToldEvent.of(event)));
    }
}
