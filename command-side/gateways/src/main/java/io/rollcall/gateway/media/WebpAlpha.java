// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How far each pixel of a lossy WebP covers what is behind it (RFC 9649, section 2.7.1.2).
 *
 * @param levels row by row, 0 for clear to 255
 */
record WebpAlpha(byte[] levels, int width, int height) {

    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;
    private static final int GRADIENT = 3;

    static WebpAlpha of(ByteBuffer chunk, int width, int height, DecodingDeadline deadline) throws IOException {
        var flags = chunk.get(0);
        var data = chunk.slice(1, chunk.limit() - 1);
        var alpha = new WebpAlpha(
                switch (flags & 3) {
                    case 0 -> Bytes.all(Bytes.cut(data, (long) width * height));
                    case 1 -> lossless(data, width, height, deadline);
                    default -> throw new BrokenImage("Alpha is not packed so");
                },
                width,
                height);
        alpha.unfilter(flags >> 2 & 3);
        return alpha;
    }

    /** The levels are the greens of a lossless picture with its head left out. */
    private static byte[] lossless(ByteBuffer data, int width, int height, DecodingDeadline deadline)
            throws IOException {
        var stream = ByteBuffer.allocate(5 + data.limit()).order(ByteOrder.LITTLE_ENDIAN);
        stream.put((byte) 0x2f).putInt(width - 1 | height - 1 << 14).put(data);
        var file = WebpChunks.file("VP8L", stream.flip());
        var raster =
                Codecs.read(ImageKind.WEBP, file, 1, deadline, warning -> true).getRaster();
        var levels = new byte[width * height];
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 1, row);
            for (var x = 0; x < width; x++) {
                levels[y * width + x] = (byte) row[x];
            }
        }
        return levels;
    }

    private void unfilter(int filter) {
        if (filter == 0) {
            return;
        }
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                levels[y * width + x] += (byte) predicted(filter, x, y);
            }
        }
    }

    private int predicted(int filter, int x, int y) {
        if (x == 0 && y == 0) {
            return 0;
        }
        if (y == 0 || (filter == HORIZONTAL && x > 0)) {
            return at(x - 1, y);
        }
        if (x == 0 || filter == VERTICAL) {
            return at(x, y - 1);
        }
        return filter == GRADIENT ? Math.clamp(at(x - 1, y) + at(x, y - 1) - at(x - 1, y - 1), 0, 0xff) : 0;
    }

    private int at(int x, int y) {
        return levels[y * width + x] & 0xff;
    }

    /** The picture with this alpha. */
    BufferedImage on(BufferedImage picture, int step) {
        var covered = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                covered.setRGB(x, y, at(x * step, y * step) << 24 | picture.getRGB(x, y) & 0xffffff);
            }
        }
        return covered;
    }
}
