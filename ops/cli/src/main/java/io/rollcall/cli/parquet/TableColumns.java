// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.stream.StreamContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of each table. A family is what its events' names begin with, and its table has a column for each
 * property of their schemas, by its name there.
 */
final class TableColumns {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, List<Column>> ALL = read();

    private TableColumns() {}

    /** The families of this version, by name. */
    static List<String> families() {
        return List.copyOf(ALL.keySet());
    }

    /** The family of an event or a schema, by its name. */
    static String family(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    /** In their order; of a family of a later version what all families have. */
    static List<Column> of(String family) {
        return ALL.getOrDefault(family, around(List.of()));
    }

    private static Map<String, List<Column>> read() {
        var families = new TreeMap<String, Map<String, Column>>();
        for (var type : StreamContract.all().keySet()) {
            var columns = families.computeIfAbsent(family(type), family -> new TreeMap<>());
            for (var property : schema(type).path("properties").properties()) {
                var column = Column.told(property.getKey(), type(property.getValue()));
                var other = columns.putIfAbsent(column.name(), column);
                if (other != null && other.type() != column.type()) {
                    throw new IllegalStateException(type + " has another " + column.name() + " than its family");
                }
            }
        }
        var all = new TreeMap<String, List<Column>>();
        families.forEach((family, columns) -> all.put(family, around(List.copyOf(columns.values()))));
        return all;
    }

    private static List<Column> around(List<Column> told) {
        var columns = new ArrayList<>(EnvelopeColumns.BEFORE);
        columns.addAll(told);
        columns.addAll(EnvelopeColumns.BEHIND);
        return List.copyOf(columns);
    }

    private static JsonNode schema(String type) {
        try (var schema = TableColumns.class.getResourceAsStream("/schemas/" + type + ".json")) {
            return JSON.readTree(Objects.requireNonNull(schema, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text is also what is one of some words, or always the same. */
    private static ColumnType type(JsonNode property) {
        return switch (property.path("type").asString("string")) {
            case "integer" -> ColumnType.NUMBER;
            case "boolean" -> ColumnType.FLAG;
            case "string" ->
                property.path("format").asString("").equals("date-time") ? ColumnType.TIME : ColumnType.TEXT;
            default -> throw new IllegalStateException("No column is like " + property);
        };
    }
}
