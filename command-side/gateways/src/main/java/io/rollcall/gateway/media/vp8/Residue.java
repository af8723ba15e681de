// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.util.Arrays;

/** What is added to the predictions of one block after the other: sixteen luma parts, then four of each colour. */
final class Residue {

    private static final int PARTS = 24;

    /**
     * Of a column or a row: whether the last block there has coefficients: four of luma, two of each colour, the means.
     */
    private static final int CONTEXTS = 9;

    private static final int MEANS = 8;

    private final Coefficients coefficients;
    private final int[] above;
    private final int[] left = new int[CONTEXTS];
    private final int[] means = new int[16];

    /** Of the block read last, sixteen for each part. */
    final int[] values = new int[16 * PARTS];

    /** @param columns of blocks */
    Residue(Coefficients coefficients, int columns) {
        this.coefficients = coefficients;
        this.above = new int[CONTEXTS * columns];
    }

    void beginRow() {
        Arrays.fill(left, 0);
    }

    /** The next block has none. */
    void skip(int column, boolean split) {
        Arrays.fill(values, 0);
        var count = split ? MEANS : CONTEXTS; // a block that is split has no means, whatever came before
        Arrays.fill(above, CONTEXTS * column, CONTEXTS * column + count, 0);
        Arrays.fill(left, 0, count, 0);
    }

    /** Reads that of the next block; whether there is any. */
    boolean read(BoolDecoder tokens, int column, boolean split, Quantizer quantizer) {
        Arrays.fill(values, 0);
        if (!split) {
            readMeans(tokens, column, quantizer.means());
        }
        var type = split ? Coefficients.LUMA : Coefficients.LUMA_WITHOUT_MEAN;
        var any = read(tokens, type, 4, 0, 0, column, quantizer.luma());
        any |= read(tokens, Coefficients.COLOUR, 2, 4, 16, column, quantizer.colours());
        return any | read(tokens, Coefficients.COLOUR, 2, 6, 20, column, quantizer.colours());
    }

    private void readMeans(BoolDecoder tokens, int column, int[] quantizer) {
        Arrays.fill(means, 0);
        var context = above[CONTEXTS * column + MEANS] + left[MEANS];
        var end = coefficients.read(tokens, Coefficients.MEANS, context, 0, quantizer, means, 0);
        above[CONTEXTS * column + MEANS] = end > 0 ? 1 : 0;
        left[MEANS] = end > 0 ? 1 : 0;
        Transforms.means(means, values);
    }

    /** Those of one component: {@code size} by {@code size} parts. */
    private boolean read(BoolDecoder tokens, int type, int size, int context, int part, int column, int[] quantizer) {
        var first = type == Coefficients.LUMA_WITHOUT_MEAN ? 1 : 0;
        var any = false;
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < size; x++) {
                var up = CONTEXTS * column + context + x;
                var from = 16 * (part + size * y + x);
                var end =
                        coefficients.read(tokens, type, above[up] + left[context + y], first, quantizer, values, from);
                above[up] = end > first ? 1 : 0;
                left[context + y] = above[up];
                any |= end > 1 || values[from] != 0;
            }
        }
        return any;
    }
}
