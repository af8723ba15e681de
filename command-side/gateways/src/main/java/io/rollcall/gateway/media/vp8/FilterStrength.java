// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/**
 * How strongly the edges of a block are smoothed (RFC 6386, section 15).
 *
 * @param limit of the difference across an edge, before what is added to it; 0 for no smoothing
 * @param inside of differences beside the edge
 * @param variance beyond which but two pixels are touched
 */
record FilterStrength(int limit, int inside, int variance) {

    /**
     * Those of all blocks, by segment; then those of blocks that are predicted in parts.
     *
     * @param level of the picture
     */
    static FilterStrength[] read(BoolDecoder header, Segments segments, int level, int sharpness) {
        var deltas = new int[8];
        var adjusted = header.flag();
        if (adjusted && header.flag()) {
            for (var i = 0; i < deltas.length; i++) {
                deltas[i] = header.optional(6);
            }
        }
        var all = new FilterStrength[2 * Segments.COUNT];
        for (var segment = 0; segment < Segments.COUNT; segment++) {
            var base = segments.filter(segment, level) + deltas[0];
            all[segment] = of(base, sharpness);
            all[Segments.COUNT + segment] = of(base + deltas[4], sharpness);
        }
        return all;
    }

    private static FilterStrength of(int unbounded, int sharpness) {
        var level = Math.clamp(unbounded, 0, 63);
        var inside = level;
        if (sharpness > 0) {
            inside = Math.min(9 - sharpness, level >> (sharpness > 4 ? 2 : 1));
        }
        inside = Math.max(1, inside);
        var variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        return new FilterStrength(level == 0 ? 0 : 2 * level + inside, inside, variance);
    }
}
