// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static io.rollcall.gateway.media.SamplePictures.ascii;
import static io.rollcall.gateway.media.SamplePictures.joined;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.IntStream;

/** Lossless WebP files of two paints, red and green, written bit by bit (RFC 9649, section 3). */
final class SampleWebp {

    private static final byte[] LOSSY =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    private SampleWebp() {}

    /** One grey point, lossy. */
    static byte[] lossyPoint() {
        return LOSSY.clone();
    }

    /** Left half red, right half green; see-through green where alpha is asked for. */
    static byte[] file(int width, int height, boolean alpha, byte[]... moreChunks) {
        return riff(chunk("VP8L", stream(width, height, alpha)), joined(moreChunks));
    }

    /** An extended header that declares this canvas. */
    static byte[] canvas(int width, int height) {
        var content = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x08);
        content.putInt(3, 0).put(4, (byte) (width - 1)).put(5, (byte) (width - 1 >> 8));
        content.put(7, (byte) (height - 1)).put(8, (byte) (height - 1 >> 8));
        return chunk("VP8X", content.array());
    }

    static byte[] riff(byte[]... chunks) {
        var content = joined(chunks);
        return joined(ascii("RIFF"), little(content.length + 4), ascii("WEBP"), content);
    }

    static byte[] chunk(String type, byte[] content) {
        return joined(ascii(type), little(content.length), content, new byte[content.length & 1]);
    }

    static byte[] stream(int width, int height, boolean alpha) {
        var out = new SampleWebp();
        out.bits(0x2f, 8).bits(width - 1, 14).bits(height - 1, 14);
        out.bits(alpha ? 1 : 0, 1).bits(0, 3); // version
        out.bits(0, 1).bits(0, 1).bits(0, 1); // no transform, no colour cache, no meta prefix
        out.code(0, 255).code(255, 0).code(0).code(alpha ? 0 : 255, 255).code(0); // green, red, blue, alpha, distance
        IntStream.range(0, width * height).forEach(i -> out.pixel(i % width >= width / 2, alpha));
        return out.bits(0, 7).bytes.toByteArray();
    }

    /** Prefix codes sort their symbols: the lower one of two is the bit 0. */
    private void pixel(boolean green, boolean alpha) {
        bits(green ? 1 : 0, 1).bits(green ? 0 : 1, 1);
        if (alpha) {
            bits(green ? 0 : 1, 1);
        }
    }

    private SampleWebp code(int... symbols) {
        var two = symbols.length == 2 && symbols[0] != symbols[1];
        bits(1, 1).bits(two ? 1 : 0, 1).bits(1, 1);
        bits(two ? Math.min(symbols[0], symbols[1]) : symbols[0], 8);
        return two ? bits(Math.max(symbols[0], symbols[1]), 8) : this;
    }

    private SampleWebp bits(int value, int width) {
        for (var i = 0; i < width; i++) {
            pending |= (value >> i & 1) << count;
            if (++count == 8) {
                bytes.write(pending);
                pending = 0;
                count = 0;
            }
        }
        return this;
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
