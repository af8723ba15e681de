// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.FileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a reader of Parquet sees in a folder, by another program than the writer; others do in {@code .ci/analysts}. */
record Tables(Path folder) {

    /** Part by part; what is null has no entry. */
    List<Map<String, Object>> rows(String family) throws IOException {
        var rows = new ArrayList<Map<String, Object>>();
        for (var file : files(family)) {
            try (var reader = ParquetFileReader.open(InputFile.of(file));
                    var row = reader.rowReader()) {
                while (row.hasNext()) {
                    row.next();
                    rows.add(values(row, reader.getFileSchema()));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> values(RowReader row, FileSchema schema) {
        var values = new LinkedHashMap<String, Object>();
        for (int column = 0; column < schema.getColumnCount(); column++) {
            if (!row.isNull(column)) {
                values.put(schema.getColumn(column).name(), row.getValue(column));
            }
        }
        return values;
    }

    List<Object> positions(String family) throws IOException {
        return rows(family).stream()
                .map(row -> Objects.requireNonNull(row.get("ce_sequence")))
                .toList();
    }

    /** As the guide has it: {@code *}{@code /family.parquet}. */
    List<Path> files(String family) throws IOException {
        try (var all = Files.walk(folder, 2)) {
            return all.filter(it -> it.endsWith(family + ".parquet")).sorted().toList();
        }
    }

    /** The names of all parts. */
    List<String> parts() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(it -> it.getFileName().toString())
                    .filter(it -> !it.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
