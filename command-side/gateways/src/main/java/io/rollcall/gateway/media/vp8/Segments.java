// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/**
 * Blocks fall into up to four segments, each with its own quantizer and filter (RFC 6386, section 9.3).
 *
 * @param enabled whether there is more than one
 * @param told whether each block tells its segment
 * @param absolute whether the values stand for themselves, or are added to the picture's
 * @param quantizers by segment
 * @param filters by segment
 * @param probabilities of the bits that tell a segment
 */
record Segments(boolean enabled, boolean told, boolean absolute, int[] quantizers, int[] filters, int[] probabilities) {

    static final int COUNT = 4;

    static Segments read(BoolDecoder header) {
        var quantizers = new int[COUNT];
        var filters = new int[COUNT];
        var probabilities = new int[] {255, 255, 255};
        var enabled = header.flag();
        var told = enabled && header.flag();
        var absolute = false;
        if (enabled && header.flag()) {
            absolute = header.flag();
            fill(quantizers, header, 7);
            fill(filters, header, 6);
        }
        for (var i = 0; told && i < probabilities.length; i++) {
            probabilities[i] = header.flag() ? header.number(8) : 255;
        }
        return new Segments(enabled, told, absolute, quantizers, filters, probabilities);
    }

    private static void fill(int[] values, BoolDecoder header, int width) {
        for (var i = 0; i < COUNT; i++) {
            values[i] = header.optional(width);
        }
    }

    /** The segment of the next block. */
    int next(BoolDecoder modes) {
        if (!told) {
            return 0;
        }
        return modes.bit(probabilities[0]) == 0 ? modes.bit(probabilities[1]) : 2 + modes.bit(probabilities[2]);
    }

    int quantizer(int segment, int base) {
        return value(quantizers[segment], base);
    }

    int filter(int segment, int base) {
        return value(filters[segment], base);
    }

    private int value(int own, int base) {
        if (!enabled) {
            return base;
        }
        return absolute ? own : own + base;
    }
}
