// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Makes of codes the rows that they count in: {@code asked} when one was issued, and {@code confirmed} in that same
 * hour once it was. Issue and confirmation have the same number and so the same key. What was issued is forgotten an
 * hour after it has expired, so nothing here outlives its number for long.
 */
final class CodeConversion implements Processor<String, ToldEvent, String, String> {

    /** The codes that may still be confirmed: by number and challenge, the newest one. */
    static final String STORE = "pending-codes";

    private static final Duration LATE = Duration.ofHours(1);

    private ProcessorContext<String, String> context;
    private KeyValueStore<String, String> pending;

    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String());
    }

    @Override
    public void init(ProcessorContext<String, String> context) {
        this.context = context;
        this.pending = context.getStateStore(STORE);
        context.schedule(LATE, PunctuationType.STREAM_TIME, now -> forget(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, ToldEvent> told) {
        var event = told.value();
        if (event.is("phone-number.code-issued")) {
            pending.put(code(event), event.text("issuedAt") + " " + event.text("expiresAt"));
            count(told, event.at("issuedAt"), "asked");
        } else if (event.is("phone-number.code-confirmed")) {
            var issued = pending.delete(code(event));
            if (issued != null) {
                count(told, Instant.parse(issued.split(" ")[0]), "confirmed");
            }
        }
    }

    private static String code(ToldEvent event) {
        return event.text("number") + " " + event.text("challenge");
    }

    private void count(Record<String, ToldEvent> told, Instant issuedAt, String what) {
        var row = told.value().row(issuedAt, told.value().text("challenge"), what);
        context.forward(told.withKey(row).withValue(""));
    }

    private void forget(Instant now) {
        try (var codes = pending.all()) {
            while (codes.hasNext()) {
                var code = codes.next();
                var expiresAt = Instant.parse(code.value.split(" ")[1]);
                if (expiresAt.plus(LATE).isBefore(now)) {
                    pending.delete(code.key);
                }
            }
        }
    }
}
