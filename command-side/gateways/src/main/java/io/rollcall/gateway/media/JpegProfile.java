// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ICC profile of a JPEG, which lies in numbered parts (ICC.1:2022, annex B.4). */
final class JpegProfile {

    private static final String NAME = "ICC_PROFILE\0";
    private static final int HEAD = NAME.length() + 2;

    private JpegProfile() {}

    /**
     * Its parts in their order; none where one is missing, or where the whole is no profile of so many components:
     * browsers then show the colours as they are.
     */
    static List<JpegSegment> parts(List<JpegSegment> segments, int components) {
        var parts = segments.stream().filter(JpegProfile::isPart).toList();
        var ordered = IntStream.rangeClosed(1, parts.size())
                .boxed()
                .flatMap(number -> numbered(parts, number))
                .toList();
        var complete = ordered.size() == parts.size() && !parts.isEmpty();
        return complete && Profiles.fits(joined(ordered), components) ? ordered : List.of();
    }

    /** The whole of these; null for none. */
    static byte @Nullable [] whole(List<JpegSegment> parts) {
        return parts.isEmpty() ? null : joined(parts);
    }

    private static boolean isPart(JpegSegment segment) {
        return segment.marker() == JpegSegment.APPLICATION_2
                && segment.content().limit() >= HEAD
                && Bytes.begins(segment.content(), NAME);
    }

    private static Stream<JpegSegment> numbered(List<JpegSegment> parts, int number) {
        return parts.stream()
                .filter(part -> part.content().get(HEAD - 2) == (byte) number)
                .filter(part -> part.content().get(HEAD - 1) == (byte) parts.size())
                .limit(1);
    }

    private static byte[] joined(List<JpegSegment> parts) {
        var length = parts.stream().mapToInt(part -> part.content().limit() - HEAD);
        var whole = ByteBuffer.allocate(length.sum());
        parts.forEach(part -> whole.put(part.content().duplicate().position(HEAD)));
        return whole.array();
    }
}
