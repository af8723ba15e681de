// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.util.Arrays;

/** One component of a picture, a byte a pixel, with the border that the first blocks are predicted from. */
final class Plane {

    private static final byte ABOVE = 127;
    private static final byte LEFT = (byte) 129;

    /** Sub-blocks look at four pixels above and to the right. */
    private static final int MORE = 4;

    final byte[] pixels;
    final int stride;

    /** @param width and height in pixels: whole blocks */
    Plane(int width, int height) {
        stride = 1 + width + MORE;
        pixels = new byte[stride * (height + 1)];
        Arrays.fill(pixels, 0, stride, ABOVE);
        for (var y = 0; y < height; y++) {
            pixels[at(-1, y)] = LEFT;
        }
    }

    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    int level(int at) {
        return pixels[at] & 0xff;
    }

    void set(int at, int level) {
        pixels[at] = (byte) (level < 0 ? 0 : Math.min(level, 255));
    }
}
