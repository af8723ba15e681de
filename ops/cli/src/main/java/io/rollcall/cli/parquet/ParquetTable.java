// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.stream.ToldRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** A file of Parquet that is being written: rows of one table. Is none before it is closed. */
final class ParquetTable implements AutoCloseable {

    /** Of one row group, of which the memory holds one for each table. */
    private static final long GROUP_BYTES = 8L << 20;

    private final ParquetWriter<ToldRecord> writer;
    private long rows;

    ParquetTable(Path file, String family) throws IOException {
        this.writer = new Builder(file, family)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdPages())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriteMode(ParquetFileWriter.Mode.CREATE)
                .withRowGroupSize(GROUP_BYTES)
                .build();
    }

    void add(ToldRecord told) throws IOException {
        writer.write(told);
        rows++;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<ToldRecord, Builder> {

        private final String family;

        Builder(Path file, String family) {
            super(new LocalOutputFile(file));
            this.family = family;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract until it is gone
        protected WriteSupport<ToldRecord> getWriteSupport(Configuration hadoop) {
            throw new UnsupportedOperationException("There is no Hadoop");
        }

        @Override
        protected WriteSupport<ToldRecord> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriter(family, TableColumns.of(family));
        }
    }
}
