// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.util.Arrays;

/** Predicts whole blocks from the pixels above and to the left (RFC 6386, sections 12.2 and 12.3). */
final class Prediction {

    static final int MEAN = 0;
    static final int MOVED = 1;
    static final int FROM_ABOVE = 2;
    static final int FROM_LEFT = 3;

    private Prediction() {}

    /**
     * @param size 16 or 8
     * @param x in blocks
     * @param y in blocks
     */
    static void block(Plane plane, int mode, int size, int x, int y) {
        var at = plane.at(x * size, y * size);
        switch (mode) {
            case MOVED -> moved(plane, at, size);
            case FROM_ABOVE -> fromAbove(plane, at, size);
            case FROM_LEFT -> fromLeft(plane, at, size);
            default -> fill(plane, at, size, mean(plane, at, size, x > 0, y > 0));
        }
    }

    /** Each pixel is as far from the left one as the one above is from the one above the left. */
    static void moved(Plane plane, int at, int size) {
        var above = at - plane.stride;
        var corner = plane.level(above - 1);
        for (var y = 0; y < size; y++) {
            var row = at + y * plane.stride;
            var left = plane.level(row - 1) - corner;
            for (var x = 0; x < size; x++) {
                plane.set(row + x, left + plane.level(above + x));
            }
        }
    }

    private static void fromAbove(Plane plane, int at, int size) {
        for (var y = 0; y < size; y++) {
            System.arraycopy(plane.pixels, at - plane.stride, plane.pixels, at + y * plane.stride, size);
        }
    }

    private static void fromLeft(Plane plane, int at, int size) {
        for (var y = 0; y < size; y++) {
            var row = at + y * plane.stride;
            Arrays.fill(plane.pixels, row, row + size, plane.pixels[row - 1]);
        }
    }

    static void fill(Plane plane, int at, int size, int level) {
        for (var y = 0; y < size; y++) {
            var row = at + y * plane.stride;
            Arrays.fill(plane.pixels, row, row + size, (byte) level);
        }
    }

    /** Of the sides that lie in the picture. */
    private static int mean(Plane plane, int at, int size, boolean hasLeft, boolean hasAbove) {
        var sum = 0;
        for (var i = 0; i < size; i++) {
            sum += hasAbove ? plane.level(at - plane.stride + i) : 0;
            sum += hasLeft ? plane.level(at + i * plane.stride - 1) : 0;
        }
        var count = (hasLeft ? size : 0) + (hasAbove ? size : 0);
        return count == 0 ? 128 : (sum + count / 2) / count;
    }
}
