// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.stream.ToldRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Records as rows. */
final class RowWriter extends WriteSupport<ToldRecord> {

    private final MessageType schema;
    private final List<Column> columns;
    private @Nullable RecordConsumer row;

    RowWriter(String family, List<Column> columns) {
        this.columns = columns;
        this.schema = new MessageType(
                family, columns.stream().<Type>map(Column::parquet).toList());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract until it is gone
    public WriteContext init(Configuration hadoop) {
        throw new UnsupportedOperationException("There is no Hadoop");
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        row = consumer;
    }

    /** @throws MisfitException where it has something else than its schema says */
    @Override
    public void write(ToldRecord told) {
        var into = Objects.requireNonNull(row);
        into.startMessage();
        for (int index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            var value = value(column, told);
            if (value != null) {
                into.startField(column.name(), index);
                column.type().add(into, value);
                into.endField(column.name(), index);
            }
        }
        into.endMessage();
    }

    private static @Nullable Object value(Column column, ToldRecord told) {
        var event = Objects.requireNonNull(told.event());
        try {
            return column.value().of(told.record(), event);
        } catch (RuntimeException e) {
            throw new MisfitException(event.position(), event.type(), column.name(), e);
        }
    }
}
