// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the components of a JPEG mean. Files say so in five ways that contradict each other; this is what libjpeg and
 * browsers make of them. The one marker that every decoder obeys, Adobe's, says it to ours.
 */
final class JpegColours {

    private static final int NONE = -1;
    private static final int ADOBE_BYTES = 12;
    private static final int JFIF_BYTES = 14;

    private JpegColours() {}

    /**
     * Adobe's marker for this picture.
     *
     * @param frame of three or four components
     */
    static JpegSegment marker(List<JpegSegment> segments, ByteBuffer frame) {
        var content = ByteBuffer.allocate(ADOBE_BYTES).put("Adobe".getBytes(StandardCharsets.US_ASCII));
        content.putShort((short) 100).put(ADOBE_BYTES - 1, (byte) transform(segments, frame));
        return new JpegSegment(JpegSegment.APPLICATION_14, content.clear(), new byte[0]);
    }

    /** 0 for RGB and CMYK, 1 for YCbCr, 2 for YCCK (Adobe technical note 5116, section 18). */
    static int transform(List<JpegSegment> segments, ByteBuffer frame) {
        var identifiers = identifiers(frame);
        var adobe = adobe(segments);
        if (identifiers.length() == 4) {
            return adobe == NONE || adobe == 0 ? 0 : 2;
        }
        if (isJfif(segments)) {
            return 1;
        }
        return adobe == 0 || (adobe == NONE && identifiers.equals("RGB")) ? 0 : 1;
    }

    /** Of the components, a character each. */
    private static String identifiers(ByteBuffer frame) {
        return IntStream.range(0, frame.get(5))
                .mapToObj(number -> String.valueOf((char) frame.get(6 + 3 * number)))
                .reduce("", String::concat);
    }

    private static int adobe(List<JpegSegment> segments) {
        return segments.stream()
                .filter(segment -> segment.marker() == JpegSegment.APPLICATION_14)
                .map(JpegSegment::content)
                .filter(content -> content.limit() >= ADOBE_BYTES && Bytes.begins(content, "Adobe"))
                .map(content -> content.get(ADOBE_BYTES - 1) & 0xff)
                .reduce((earlier, later) -> later)
                .orElse(NONE);
    }

    private static boolean isJfif(List<JpegSegment> segments) {
        return segments.stream()
                .filter(segment -> segment.marker() == JpegSegment.APPLICATION_0)
                .map(JpegSegment::content)
                .anyMatch(content -> content.limit() >= JFIF_BYTES && Bytes.begins(content, "JFIF\0"));
    }
}
