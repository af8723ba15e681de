// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.stream.StreamedEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param isAlwaysThere whether each row has it
 * @param value what a row has of it
 */
record Column(String name, ColumnType type, boolean isAlwaysThere, Value value) {

    /** What stands in the column. */
    @FunctionalInterface
    interface Value {

        /** @return {@code null} where nothing is told of it */
        @Nullable
        Object of(ConsumerRecord<String, byte[]> record, StreamedEvent event);
    }

    /** What the event's data has by this name. */
    static Column told(String name, ColumnType type) {
        return new Column(name, type, false, (record, event) -> {
            var told = event.data().path(name);
            return told.isMissingNode() || told.isNull() ? null : type.read(told);
        });
    }

    PrimitiveType parquet() {
        return type.parquet(name, isAlwaysThere ? Repetition.REQUIRED : Repetition.OPTIONAL);
    }
}
