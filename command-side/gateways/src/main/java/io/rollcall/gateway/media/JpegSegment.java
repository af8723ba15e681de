// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A segment of a JPEG (ITU-T T.81, annex B), found as libjpeg finds it: fill bytes before a marker and bytes between
 * segments are passed over.
 *
 * @param marker its second byte
 * @param content what its length spans, without the length
 * @param data of a scan, the entropy-coded data behind it, without fill bytes; of all others, empty
 */
record JpegSegment(int marker, ByteBuffer content, byte[] data) {

    static final int START_OF_IMAGE = 0xd8;
    static final int END_OF_IMAGE = 0xd9;
    static final int START_OF_SCAN = 0xda;
    static final int QUANTIZATION_TABLES = 0xdb;
    static final int RESTART_INTERVAL = 0xdd;
    static final int HUFFMAN_TABLES = 0xc4;
    static final int APPLICATION_0 = 0xe0;
    static final int APPLICATION_1 = 0xe1;
    static final int APPLICATION_2 = 0xe2;
    static final int APPLICATION_14 = 0xee;

    private static final int FILL = 0xff;
    private static final int STEPS = 64;

    /** Progressive pictures have about ten; thirty bytes more buy an attacker one more pass over all pixels. */
    private static final int MOST_SCANS = 50;

    /** A profile takes 255, all else some dozens. */
    private static final int MOST_SEGMENTS = 2_000;

    /**
     * All segments up to the end of the image.
     *
     * @param file stands behind the start of the image
     * @throws BrokenImage where there are too many of them
     */
    static List<JpegSegment> all(ByteBuffer file) throws BrokenImage {
        var segments = new ArrayList<JpegSegment>();
        var scans = 0;
        for (var marker = nextMarker(file); marker != END_OF_IMAGE; marker = nextMarker(file)) {
            var content = Bytes.cut(file, Math.max(0, Bytes.unsignedShort(file) - 2));
            var isScan = marker == START_OF_SCAN;
            segments.add(new JpegSegment(marker, content, isScan ? scanned(file) : new byte[0]));
            scans += isScan ? 1 : 0;
            if (scans > MOST_SCANS || segments.size() > MOST_SEGMENTS) {
                throw new BrokenImage("The JPEG has more parts than any picture needs");
            }
        }
        return segments;
    }

    /** Passes over whatever is no marker that opens a segment or ends the file. */
    private static int nextMarker(ByteBuffer file) {
        while (true) {
            var current = Bytes.unsigned(file);
            if (current == FILL) {
                current = afterFill(file);
                if (current > 1 && !isRestart(current) && current != START_OF_IMAGE) {
                    return current;
                }
            }
        }
    }

    private static int afterFill(ByteBuffer file) {
        var current = FILL;
        while (current == FILL) {
            current = Bytes.unsigned(file);
        }
        return current;
    }

    private static byte[] scanned(ByteBuffer file) {
        var data = new ByteArrayOutputStream();
        while (true) {
            var start = file.position();
            var current = Bytes.unsigned(file);
            data.write(current);
            if (current == FILL) {
                var code = afterFill(file);
                if (code != 0 && !isRestart(code)) {
                    file.position(start);
                    return Arrays.copyOf(data.toByteArray(), data.size() - 1);
                }
                data.write(code);
            }
        }
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    /** Whether it describes the frame: SOF0 to SOF15, which the tables and the reserved marker lie among. */
    boolean isFrame() {
        return marker >= 0xc0 && marker <= 0xcf && marker != HUFFMAN_TABLES && marker != 0xc8 && marker != 0xcc;
    }

    /** Whether it holds a quantization table of two bytes for each step (B.2.4.1). */
    boolean hasLargeSteps() {
        var large = false;
        for (var at = 0; marker == QUANTIZATION_TABLES && at < content.limit(); ) {
            var isLarge = content.get(at) >> 4 != 0;
            large |= isLarge;
            at += 1 + (isLarge ? 2 : 1) * STEPS;
        }
        return large;
    }

    /** Zeros at the end of the data: some writers pad with them. */
    int zerosAtEnd() {
        var end = data.length;
        while (end > 0 && data[end - 1] == 0) {
            end--;
        }
        return data.length - end;
    }

    void writeTo(ByteArrayOutputStream file) {
        file.write(FILL);
        file.write(marker);
        file.write(content.limit() + 2 >> 8);
        file.write(content.limit() + 2);
        file.writeBytes(Bytes.all(content));
        file.writeBytes(data);
    }
}
