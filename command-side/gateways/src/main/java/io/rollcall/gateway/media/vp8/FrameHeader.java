// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.io.IOException;

/**
 * What a key frame says before its blocks (RFC 6386, section 9).
 *
 * @param modes what follows the header: how each block is predicted
 * @param tokens the partitions of coefficients, which rows of blocks take in turn
 * @param isSimple whether edges are smoothed in the simple way
 * @param filterLevel 0 where no edge is smoothed
 * @param skipProbability of a block that has coefficients, out of 256; 0 where blocks do not say
 */
record FrameHeader(
        int width,
        int height,
        BoolDecoder modes,
        Segments segments,
        boolean isSimple,
        int filterLevel,
        FilterStrength[] strengths,
        BoolDecoder[] tokens,
        Quantizer[] quantizers,
        Coefficients coefficients,
        int skipProbability) {

    private static final int HEAD = 10;

    static FrameHeader read(byte[] data) throws IOException {
        var end = HEAD + (number(data, 0, 3) >> 5);
        if (end > data.length) {
            throw new IOException("The first partition is cut off");
        }
        var header = new BoolDecoder(data, HEAD, end);
        header.number(2); // colour space and clamping, which no decoder looks at
        var segments = Segments.read(header);
        var isSimple = header.flag();
        var level = header.number(6);
        var strengths = FilterStrength.read(header, segments, level, header.number(3));
        var tokens = partitions(data, header.number(2), end);
        var quantizers = Quantizer.read(header, segments);
        header.flag(); // whether later frames keep the probabilities: there is none
        var coefficients = Coefficients.read(header);
        return new FrameHeader(
                number(data, 6, 2) & 0x3fff,
                number(data, 8, 2) & 0x3fff,
                header,
                segments,
                isSimple,
                level,
                strengths,
                tokens,
                quantizers,
                coefficients,
                header.flag() ? header.number(8) : 0);
    }

    /** @param sizes where they are told, three bytes each but for the last's */
    private static BoolDecoder[] partitions(byte[] data, int bits, int sizes) throws IOException {
        var partitions = new BoolDecoder[1 << bits];
        var start = sizes + 3 * (partitions.length - 1);
        if (start > data.length) {
            throw new IOException("The partitions are cut off");
        }
        for (var i = 0; i < partitions.length; i++) {
            var isLast = i == partitions.length - 1;
            var end = isLast ? data.length : Math.min(data.length, start + number(data, sizes + 3 * i, 3));
            partitions[i] = new BoolDecoder(data, start, end);
            start = end;
        }
        return partitions;
    }

    private static int number(byte[] data, int at, int bytes) {
        var number = 0;
        for (var i = bytes - 1; i >= 0; i--) {
            number = number << 8 | data[at + i] & 0xff;
        }
        return number;
    }
}
