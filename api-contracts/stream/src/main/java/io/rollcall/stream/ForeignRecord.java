// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that this contract does not know the form of. Tells its place and nothing of what it says. */
public final class ForeignRecord extends IllegalArgumentException {

    ForeignRecord(ConsumerRecord<?, ?> told, Throwable cause) {
        super(
                "No CloudEvent of this stream in binary mode: topic %s, partition %d, offset %d"
                        .formatted(told.topic(), told.partition(), told.offset()),
                cause);
    }
}
