// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.gateway.media.PngFile.PngChunk;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a PNG anew with nothing but header, palette, transparency and data. */
final class PngCleaner {

    private static final int GREY = 0;
    private static final int PALETTE = 3;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final PngChunk header;
    private final int depth;
    private final int colours;
    private boolean hasHeader;

    PngCleaner(byte[] signature, PngChunk header) throws BrokenImage {
        if (!header.is("IHDR")) {
            throw new BrokenImage("A PNG begins with its header");
        }
        this.header = header;
        this.depth = header.content().get(8);
        this.colours = header.content().get(9);
        file.writeBytes(signature);
    }

    /** @throws BrokenImage where it is critical, and none that decoders know in its place */
    void add(PngChunk chunk) throws BrokenImage {
        if (chunk.is("tRNS") && colours == GREY && depth < Byte.SIZE && !hasHeader) {
            writeAsPalette(chunk.content().getShort(0));
        } else if (chunk.is("IDAT") || (chunk.is("PLTE") && colours == PALETTE) || chunk.is("tRNS")) {
            write(header);
            chunk.writeTo(file);
        } else if (chunk.isCritical() && !chunk.is("PLTE")) {
            throw new BrokenImage("A chunk of the PNG is not known");
        }
    }

    private void write(PngChunk first) {
        if (!hasHeader) {
            first.writeTo(file);
            hasHeader = true;
        }
    }

    /** Java's reader does not know a clear grey of less than eight bits; a palette of all greys is the same picture. */
    private void writeAsPalette(int clear) {
        var levels = 1 << depth;
        var greys = new byte[3 * levels];
        var alphas = new byte[levels];
        for (var level = 0; level < levels; level++) {
            Arrays.fill(greys, 3 * level, 3 * level + 3, (byte) (level * 0xff / (levels - 1)));
            alphas[level] = (byte) (level == clear ? 0 : 0xff);
        }
        var typed = Bytes.all(header.typed());
        typed[4 + 9] = PALETTE;
        write(new PngChunk(ByteBuffer.wrap(typed)));
        chunk("PLTE", greys).writeTo(file);
        chunk("tRNS", alphas).writeTo(file);
    }

    private static PngChunk chunk(String type, byte[] content) {
        var typed = ByteBuffer.allocate(4 + content.length);
        return new PngChunk(
                typed.put(type.getBytes(StandardCharsets.US_ASCII)).put(content).flip());
    }

    byte[] file() {
        chunk("IEND", new byte[0]).writeTo(file);
        return file.toByteArray();
    }
}
