// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.util.Arrays;

/** Reads the coefficients of blocks (RFC 6386, section 13). */
final class Coefficients {

    /** Types of blocks. */
    static final int LUMA_WITHOUT_MEAN = 0;

    static final int MEANS = 1;
    static final int COLOUR = 2;
    static final int LUMA = 3;

    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private static final int TOKENS = 11;
    private static final int CONTEXTS = 3;
    private static final int BANDS_OF_A_TYPE = 8;

    private final int[] probabilities;

    private Coefficients(int[] probabilities) {
        this.probabilities = probabilities;
    }

    static Coefficients read(BoolDecoder header) {
        var probabilities = Arrays.copyOf(Tables.COEFFICIENTS, Tables.COEFFICIENTS.length);
        for (var i = 0; i < probabilities.length; i++) {
            if (header.bit(Tables.UPDATES[i]) == 1) {
                probabilities[i] = header.number(8);
            }
        }
        return new Coefficients(probabilities);
    }

    /**
     * Reads those of a block.
     *
     * @param context how many of the blocks above and to the left have any
     * @param first the first to be read: 1 where the mean comes otherwise
     * @param into multiplied by the quantizer, sixteen zeros before
     * @return one more than the last that is not zero; {@code first} for none
     */
    int read(BoolDecoder tokens, int type, int context, int first, int[] quantizer, int[] into, int from) {
        var row = row(type, first, context);
        for (var n = first; n < 16; n++) {
            if (tokens.bit(probabilities[row]) == 0) {
                return n;
            }
            while (tokens.bit(probabilities[row + 1]) == 0) {
                if (++n == 16) {
                    return 16;
                }
                row = row(type, n, 0);
            }
            var isOne = tokens.bit(probabilities[row + 2]) == 0;
            var level = isOne ? 1 : large(tokens, row);
            into[from + ZIGZAG[n]] = tokens.signed(level) * quantizer[n > 0 ? 1 : 0];
            row = row(type, n + 1, isOne ? 1 : 2);
        }
        return 16;
    }

    private static int row(int type, int coefficient, int context) {
        return ((type * BANDS_OF_A_TYPE + BANDS[coefficient]) * CONTEXTS + context) * TOKENS;
    }

    private int large(BoolDecoder tokens, int row) {
        if (bit(tokens, row, 3) == 0) {
            return bit(tokens, row, 4) == 0 ? 2 : 3 + bit(tokens, row, 5);
        }
        if (bit(tokens, row, 6) == 0) {
            return bit(tokens, row, 7) == 0 ? 5 + tokens.bit(159) : 7 + 2 * tokens.bit(165) + tokens.bit(145);
        }
        var high = bit(tokens, row, 8);
        var category = 2 * high + bit(tokens, row, 9 + high);
        var level = 0;
        for (var probability : LARGE[category]) {
            level = 2 * level + tokens.bit(probability);
        }
        return level + 3 + (8 << category);
    }

    private int bit(BoolDecoder tokens, int row, int token) {
        return tokens.bit(probabilities[row + token]);
    }
}
