// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/** Reads what was written bit by bit at given probabilities (RFC 6386, section 7). */
final class BoolDecoder {

    private static final int EVEN = 128;
    private static final int ENOUGH = 40;

    private final byte[] data;
    private final int end;
    private int at;
    private long value;
    private int bits = -Byte.SIZE;
    private int range = 255;
    private boolean exhausted;

    BoolDecoder(byte[] data, int start, int end) {
        this.data = data;
        this.at = start;
        this.end = end;
    }

    /** Whether more was read than was written. */
    boolean isExhausted() {
        return exhausted;
    }

    /** @param probability of a zero, out of 256 */
    int bit(int probability) {
        if (bits < 0) {
            load();
        }
        var split = 1 + ((range - 1) * probability >> Byte.SIZE);
        var threshold = (long) split << bits;
        var bit = value >= threshold ? 1 : 0;
        if (bit == 1) {
            range -= split;
            value -= threshold;
        } else {
            range = split;
        }
        var shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        bits -= shift;
        return bit;
    }

    private void load() {
        if (at == end) {
            exhausted = true;
            value <<= Byte.SIZE;
            bits += Byte.SIZE;
        }
        while (at < end && bits < ENOUGH) {
            value = value << Byte.SIZE | data[at++] & 0xff;
            bits += Byte.SIZE;
        }
    }

    boolean flag() {
        return bit(EVEN) == 1;
    }

    /** A number of so many bits, the highest first. */
    int number(int width) {
        var number = 0;
        for (var i = 0; i < width; i++) {
            number = number << 1 | bit(EVEN);
        }
        return number;
    }

    /** A number of so many bits and its sign, where it is there; 0 where it is not. */
    int optional(int width) {
        if (!flag()) {
            return 0;
        }
        var number = number(width);
        return flag() ? -number : number;
    }

    int signed(int number) {
        return flag() ? -number : number;
    }
}
