// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.ToldRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Tables that are being written, each begun with its first row. */
final class OpenPart {

    private final Path folder;
    private final Map<String, ParquetTable> tables = new TreeMap<>();
    private long records;

    OpenPart(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    long records() {
        return records;
    }

    /** So that each table of this version is there, be it without rows. */
    void beginAll() throws IOException {
        for (var family : TableColumns.families()) {
            table(family);
        }
    }

    void add(ToldRecord told, StreamedEvent event) throws IOException {
        table(TableColumns.family(event.name())).add(told);
        records++;
    }

    private ParquetTable table(String family) throws IOException {
        var table = tables.get(family);
        if (table == null) {
            table = new ParquetTable(ParquetFolder.file(folder, family), family);
            tables.put(family, table);
        }
        return table;
    }

    /** Ends the files; returns what is in them, by family. */
    Map<String, KeptPart.Table> close() throws IOException {
        var written = new TreeMap<String, KeptPart.Table>();
        for (var entry : tables.entrySet()) {
            var file = ParquetFolder.file(folder, entry.getKey());
            entry.getValue().close();
            ParquetFolder.force(file);
            written.put(entry.getKey(), new KeptPart.Table(entry.getValue().rows(), Files.size(file)));
        }
        return written;
    }
}
