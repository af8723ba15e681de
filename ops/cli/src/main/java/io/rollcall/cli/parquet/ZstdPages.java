// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages by Zstandard, without the codecs of Hadoop that Parquet's own factory asks for. */
final class ZstdPages implements CompressionCodecFactory {

    private static final BytesInputCompressor COMPRESSOR = new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            var bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
            page.writeAllTo(bytes);
            return BytesInput.from(Zstd.compress(bytes.toByteArray()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // holds nothing
        }
    };

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return COMPRESSOR;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Nothing is read here");
    }

    @Override
    public void release() {
        // holds nothing
    }
}
