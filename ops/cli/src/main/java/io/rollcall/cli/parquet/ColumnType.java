// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import tools.jackson.databind.JsonNode;

/** What a column has: types that every reader of Parquet knows as its own. */
enum ColumnType {
    /** Text in UTF-8, ids among it: readers show UUIDs of Parquet's own as bytes. */
    TEXT {
        @Override
        PrimitiveType parquet(String name, Type.Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                    .as(stringType())
                    .named(name);
        }

        @Override
        Object read(JsonNode told) {
            return told.stringValue();
        }

        @Override
        void add(RecordConsumer row, Object value) {
            row.addBinary(Binary.fromString((String) value));
        }
    },
    /** 64 bits with a sign. */
    NUMBER {
        @Override
        PrimitiveType parquet(String name, Type.Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
        }

        @Override
        Object read(JsonNode told) {
            return told.longValue();
        }

        @Override
        void add(RecordConsumer row, Object value) {
            row.addLong((Long) value);
        }
    },
    /** True or false. */
    FLAG {
        @Override
        PrimitiveType parquet(String name, Type.Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
        }

        @Override
        Object read(JsonNode told) {
            return told.booleanValue();
        }

        @Override
        void add(RecordConsumer row, Object value) {
            row.addBoolean((Boolean) value);
        }
    },
    /** A time, UTC, in microseconds. */
    TIME {
        @Override
        PrimitiveType parquet(String name, Type.Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition)
                    .as(timestampType(true, TimeUnit.MICROS))
                    .named(name);
        }

        @Override
        Object read(JsonNode told) {
            return Instant.parse(told.stringValue());
        }

        @Override
        void add(RecordConsumer row, Object value) {
            row.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
        }
    },
    /** The 32 bytes of a hash. */
    HASH {
        @Override
        PrimitiveType parquet(String name, Type.Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                    .length(32)
                    .named(name);
        }

        @Override
        Object read(JsonNode told) {
            throw new IllegalArgumentException("Nothing told is a hash");
        }

        @Override
        void add(RecordConsumer row, Object value) {
            row.addBinary(Binary.fromConstantByteArray((byte[]) value));
        }
    };

    /** As Parquet describes it. */
    abstract PrimitiveType parquet(String name, Type.Repetition repetition);

    /** @throws RuntimeException where it is something else */
    abstract Object read(JsonNode told);

    abstract void add(RecordConsumer row, Object value);
}
