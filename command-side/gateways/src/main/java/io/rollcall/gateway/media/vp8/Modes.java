// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.util.Arrays;

/** Reads how blocks are predicted (RFC 6386, sections 11.2 to 11.5); one after the other, row by row. */
final class Modes {

    private final BoolDecoder data;
    private final int[] above;
    private final int[] left = new int[4];

    /** Of the block read last: whether each of its sub-blocks has a mode of its own. */
    boolean split;

    /** Its mode, where it is not split: as {@link Prediction} has it. */
    int luma;

    /** Those of its sub-blocks, where it is split. */
    final int[] parts = new int[16];

    int colours;

    /** @param columns of blocks */
    Modes(BoolDecoder data, int columns) {
        this.data = data;
        this.above = new int[4 * columns];
    }

    void beginRow() {
        Arrays.fill(left, SubBlockPrediction.MEAN);
    }

    void next(int column) {
        split = data.bit(145) == 0;
        if (split) {
            readParts(column);
        } else {
            luma = data.bit(156) == 1
                    ? data.bit(128) == 1 ? Prediction.MOVED : Prediction.FROM_LEFT
                    : data.bit(163) == 1 ? Prediction.FROM_ABOVE : Prediction.MEAN;
            Arrays.fill(above, 4 * column, 4 * column + 4, luma); // the modes of sub-blocks have the same numbers
            Arrays.fill(left, luma);
        }
        colours = data.bit(142) == 0
                ? Prediction.MEAN
                : data.bit(114) == 0
                        ? Prediction.FROM_ABOVE
                        : data.bit(183) == 1 ? Prediction.MOVED : Prediction.FROM_LEFT;
    }

    private void readParts(int column) {
        for (var y = 0; y < 4; y++) {
            for (var x = 0; x < 4; x++) {
                var mode = part(above[4 * column + x], left[y]);
                above[4 * column + x] = mode;
                left[y] = mode;
                parts[4 * y + x] = mode;
            }
        }
    }

    /** A tree of nine decisions; its leaves are in the order of the modes but for the last turns. */
    private int part(int aboveIt, int leftOfIt) {
        var row = (aboveIt * SubBlockPrediction.COUNT + leftOfIt) * 9;
        for (var mode = 0; mode < 3; mode++) {
            if (bit(row, mode) == 0) {
                return mode;
            }
        }
        if (bit(row, 3) == 0) {
            return bit(row, 4) == 0 ? 3 : 4 + bit(row, 5);
        }
        if (bit(row, 6) == 0) {
            return 6;
        }
        return bit(row, 7) == 0 ? 7 : 8 + bit(row, 8);
    }

    private int bit(int row, int decision) {
        return data.bit(Tables.MODES[row + decision]);
    }
}
