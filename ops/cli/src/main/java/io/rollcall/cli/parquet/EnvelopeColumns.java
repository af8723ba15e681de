// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.cli.parquet.Column.Value;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamLeaf;
import java.util.List;

/**
 * What every table has: the record's attributes, by the names of their headers, and at the end its value, byte for
 * byte, and the hash of its leaf. What stands in it can be proven by nothing else but the checkpoint.
 */
final class EnvelopeColumns {

    static final List<Column> BEFORE = List.of(
            always("ce_sequence", ColumnType.NUMBER, (record, event) -> event.position()),
            always("ce_time", ColumnType.TIME, (record, event) -> event.recordedAt()),
            always("ce_type", ColumnType.TEXT, (record, event) -> event.type()),
            always("ce_subject", ColumnType.TEXT, (record, event) -> event.subject()),
            always("ce_id", ColumnType.TEXT, (record, event) -> event.id()),
            always("ce_source", ColumnType.TEXT, (record, event) -> "urn:uuid:" + event.log()),
            always(
                    "ce_dataschema",
                    ColumnType.TEXT,
                    (record, event) -> StreamFormat.schema(event.name(), event.revision())),
            sometimes("ce_commandid", (record, event) -> event.origin().command()),
            sometimes("ce_correlationid", (record, event) -> event.origin().correlation()),
            sometimes("ce_causationid", (record, event) -> event.origin().causation()),
            sometimes("ce_traceparent", (record, event) -> event.origin().traceparent()));

    static final List<Column> BEHIND = List.of(
            always("data", ColumnType.TEXT, (record, event) -> new String(record.value(), UTF_8)),
            always(
                    "leaf",
                    ColumnType.HASH,
                    (record, event) -> new MerkleHash()
                            .leaf(StreamLeaf.of(record.key(), record.headers(), record.value()))
                            .bytes()));

    private EnvelopeColumns() {}

    private static Column always(String name, ColumnType type, Value value) {
        return new Column(name, type, true, value);
    }

    private static Column sometimes(String name, Value value) {
        return new Column(name, ColumnType.TEXT, false, value);
    }
}
