// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/** What the coefficients of a segment are multiplied by: the first and all others (RFC 6386, section 14.1). */
record Quantizer(int[] luma, int[] means, int[] colours) {

    private static final int HIGHEST = 127;
    private static final int HIGHEST_OF_COLOUR = 117;

    /** Those of all segments. */
    static Quantizer[] read(BoolDecoder header, Segments segments) {
        var base = header.number(7);
        var deltas = new int[5];
        for (var i = 0; i < deltas.length; i++) {
            deltas[i] = header.optional(4);
        }
        var all = new Quantizer[Segments.COUNT];
        for (var segment = 0; segment < all.length; segment++) {
            all[segment] = of(segments.quantizer(segment, base), deltas);
        }
        return all;
    }

    private static Quantizer of(int level, int[] deltas) {
        return new Quantizer(
                new int[] {dc(level + deltas[0], HIGHEST), ac(level)},
                new int[] {2 * dc(level + deltas[1], HIGHEST), Math.max(8, ac(level + deltas[2]) * 155 / 100)},
                new int[] {dc(level + deltas[3], HIGHEST_OF_COLOUR), ac(level + deltas[4])});
    }

    private static int dc(int level, int highest) {
        return Tables.DC[Math.clamp(level, 0, highest)];
    }

    private static int ac(int level) {
        return Tables.AC[Math.clamp(level, 0, HIGHEST)];
    }
}
