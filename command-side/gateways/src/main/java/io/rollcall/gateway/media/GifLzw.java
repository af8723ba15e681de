// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

/** Unpacks the indexes of a GIF's picture (GIF89a specification, appendix F). */
final class GifLzw {

    private static final int MOST_BITS = 12;
    private static final int LOOK = 0xffff;

    private final byte[] data;
    private final byte[] out;
    private final int clear;
    private final int[] before = new int[1 << MOST_BITS];
    private final byte[] last = new byte[1 << MOST_BITS];
    private final int[] lengths = new int[1 << MOST_BITS];

    private int read;
    private int held;
    private int bits;
    private int width;
    private int next;
    private int filled;

    /**
     * @param codeSize bits of an index, 1 to 11
     * @param count how many indexes the picture has
     */
    GifLzw(byte[] data, int codeSize, int count) throws BrokenImage {
        if (codeSize < 1 || codeSize >= MOST_BITS) {
            throw new BrokenImage("A GIF's codes have not so many bits");
        }
        this.data = data;
        this.out = new byte[count];
        this.clear = 1 << codeSize;
        for (var index = 0; index < clear; index++) {
            last[index] = (byte) index;
            lengths[index] = 1;
        }
        reset();
    }

    private void reset() {
        next = clear + 2;
        width = Integer.SIZE - Integer.numberOfLeadingZeros(clear);
    }

    /** All indexes; what follows them is not looked at. */
    byte[] unpacked(DecodingDeadline deadline) throws BrokenImage {
        var previous = -1;
        for (var codes = 0; filled < out.length; codes++) {
            if ((codes & LOOK) == 0) {
                deadline.requireTime();
            }
            var code = code();
            if (code == clear) {
                reset();
                previous = -1;
            } else {
                add(code, previous);
                previous = code;
            }
        }
        return out;
    }

    private int code() throws BrokenImage {
        for (; bits < width; bits += Byte.SIZE) {
            if (read == data.length) {
                throw new BrokenImage("The GIF lacks data");
            }
            held |= (data[read++] & 0xff) << bits;
        }
        var code = held & (1 << width) - 1;
        held >>>= width;
        bits -= width;
        return code;
    }

    /** Writes what the code stands for, and learns the code for what stood before and its first index. */
    private void add(int code, int previous) throws BrokenImage {
        if (code == clear + 1 || code > next || (previous < 0 && code > clear) || (code == next && previous < 0)) {
            throw new BrokenImage("The GIF's data end or break off");
        }
        var isNew = code == next;
        var start = filled;
        write(isNew ? previous : code);
        if (isNew && filled < out.length) {
            out[filled++] = out[start];
        }
        if (previous >= 0 && next < before.length) {
            before[next] = previous;
            last[next] = out[start];
            lengths[next] = lengths[previous] + 1;
            next++;
            width += next == 1 << width && width < MOST_BITS ? 1 : 0;
        }
    }

    private void write(int code) {
        var end = filled + lengths[code];
        for (var at = end - 1; at >= filled; at--) {
            if (at < out.length) {
                out[at] = last[code];
            }
            code = before[code];
        }
        filled = Math.min(end, out.length);
    }
}
