// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** The Huffman tables that every decoder knows (ITU-T T.81, annex K.3): frames of motion JPEG leave them out. */
final class JpegTables {

    private static final int PROGRESSIVE = 0xc2;

    private JpegTables() {}

    /** The tables, where the file has none of its own before the first scan; else none. */
    static List<JpegSegment> standard(List<JpegSegment> segments) {
        var has = segments.stream()
                .takeWhile(segment -> segment.marker() != JpegSegment.START_OF_SCAN)
                .anyMatch(segment -> segment.marker() == JpegSegment.HUFFMAN_TABLES || segment.marker() == PROGRESSIVE);
        if (has) {
            return List.of();
        }
        return List.of(
                segment(0x00, JPEGHuffmanTable.StdDCLuminance),
                segment(0x10, JPEGHuffmanTable.StdACLuminance),
                segment(0x01, JPEGHuffmanTable.StdDCChrominance),
                segment(0x11, JPEGHuffmanTable.StdACChrominance));
    }

    private static JpegSegment segment(int place, JPEGHuffmanTable table) {
        var content = ByteBuffer.allocate(1 + 16 + table.getValues().length).put((byte) place);
        var lengths = table.getLengths();
        for (var length = 0; length < 16; length++) {
            content.put((byte) (length < lengths.length ? lengths[length] : 0));
        }
        for (var value : table.getValues()) {
            content.put((byte) value);
        }
        return new JpegSegment(JpegSegment.HUFFMAN_TABLES, content.flip(), new byte[0]);
    }
}
