// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/** The inverse transforms (RFC 6386, sections 14.3 and 14.4). */
final class Transforms {

    private Transforms() {}

    /** Of the sixteen blocks' means, each put first among the coefficients of its block. */
    static void means(int[] in, int[] coefficients) {
        var half = new int[16];
        for (var i = 0; i < 4; i++) {
            var a = in[i] + in[12 + i];
            var b = in[4 + i] + in[8 + i];
            var c = in[4 + i] - in[8 + i];
            var d = in[i] - in[12 + i];
            half[i] = a + b;
            half[4 + i] = d + c;
            half[8 + i] = a - b;
            half[12 + i] = d - c;
        }
        for (var i = 0; i < 16; i += 4) {
            var first = half[i] + 3;
            var a = first + half[i + 3];
            var b = half[i + 1] + half[i + 2];
            var c = half[i + 1] - half[i + 2];
            var d = first - half[i + 3];
            coefficients[16 * i] = a + b >> 3;
            coefficients[16 * (i + 1)] = d + c >> 3;
            coefficients[16 * (i + 2)] = a - b >> 3;
            coefficients[16 * (i + 3)] = d - c >> 3;
        }
    }

    /** Adds what sixteen coefficients stand for to four by four pixels. */
    static void add(int[] in, int from, Plane plane, int at) {
        var half = new int[16];
        for (var i = 0; i < 4; i++) {
            var a = in[from + i] + in[from + 8 + i];
            var b = in[from + i] - in[from + 8 + i];
            var c = less(in[from + 4 + i]) - more(in[from + 12 + i]);
            var d = more(in[from + 4 + i]) + less(in[from + 12 + i]);
            half[4 * i] = a + d;
            half[4 * i + 1] = b + c;
            half[4 * i + 2] = b - c;
            half[4 * i + 3] = a - d;
        }
        for (var y = 0; y < 4; y++) {
            var first = half[y] + 4;
            var a = first + half[8 + y];
            var b = first - half[8 + y];
            var c = less(half[4 + y]) - more(half[12 + y]);
            var d = more(half[4 + y]) + less(half[12 + y]);
            var row = at + y * plane.stride;
            add(plane, row, a + d);
            add(plane, row + 1, b + c);
            add(plane, row + 2, b - c);
            add(plane, row + 3, a - d);
        }
    }

    private static void add(Plane plane, int at, int eighths) {
        plane.set(at, plane.level(at) + (eighths >> 3));
    }

    /** Times the square root of 2 and the cosine of an eighth of pi. */
    private static int more(int value) {
        return value + (value * 20091 >> 16);
    }

    /** Times the square root of 2 and the sine of an eighth of pi. */
    private static int less(int value) {
        return value * 35468 >> 16;
    }
}
