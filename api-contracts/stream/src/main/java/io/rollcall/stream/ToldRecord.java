// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic of events.
 *
 * @param event what it says; {@code null} where it is none of this contract
 */
public record ToldRecord(
        ConsumerRecord<String, byte[]> record, @Nullable StreamedEvent event) {

    static ToldRecord of(ConsumerRecord<String, byte[]> record) {
        try {
            return new ToldRecord(record, StreamFormat.read(record));
        } catch (ForeignRecord e) {
            return new ToldRecord(record, null);
        }
    }
}
