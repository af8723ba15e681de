// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP file or of one frame in it (RFC 9649, section 2.3): of each type, the first. */
final class WebpChunks {

    private static final int HEAD = 8;
    private static final int FRAME_HEAD = 16;

    /** Whatever else a file holds, and however much of it, is passed over. */
    private static final Set<String> KNOWN = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANMF", "EXIF", "ICCP");

    private final Map<String, ByteBuffer> chunks = new HashMap<>();

    private WebpChunks(ByteBuffer from) {
        while (from.remaining() >= HEAD) {
            var type = StandardCharsets.ISO_8859_1.decode(Bytes.cut(from, 4)).toString();
            var length = from.getInt() & 0xffffffffL;
            var content = Bytes.cut(from, length);
            if (KNOWN.contains(type)) {
                chunks.putIfAbsent(type, content);
            }
            Bytes.cut(from, Math.min(length & 1, from.remaining()));
        }
    }

    static WebpChunks of(byte[] file) {
        var riff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(4);
        return new WebpChunks(Bytes.cut(riff, riff.getInt()).position(4));
    }

    static WebpChunks inside(ByteBuffer frame) {
        return new WebpChunks(frame.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(FRAME_HEAD));
    }

    @Nullable
    ByteBuffer find(String type) {
        return chunks.get(type);
    }

    /** A file of nothing but this picture. */
    static byte[] file(String type, ByteBuffer content) {
        var length = content.limit();
        var file = ByteBuffer.allocate(12 + HEAD + length + (length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - HEAD).put(ascii("WEBP"));
        file.put(ascii(type)).putInt(length).put(Bytes.all(content));
        return file.array();
    }

    private static byte[] ascii(String type) {
        return type.getBytes(StandardCharsets.US_ASCII);
    }
}
