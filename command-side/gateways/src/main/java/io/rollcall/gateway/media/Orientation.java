// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How a stored picture must be turned to be seen upright: the eight values of the EXIF tag 0x0112, in their order (EXIF
 * 2.32, section 4.6.4). Each says where an upright pixel is found: columns and rows swapped first, then counted from
 * the right, then from the bottom.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    LYING_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    LYING_RIGHT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;
    private static final int MAGIC = 42;

    private final boolean swaps;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swaps, boolean fromRight, boolean fromBottom) {
        this.swaps = swaps;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** What this TIFF block says of the picture; upright where it says nothing, or nothing that can be read. */
    static Orientation of(@Nullable ByteBuffer exif) {
        try {
            return exif == null ? UPRIGHT : firstDirectory(exif);
        } catch (IndexOutOfBoundsException broken) {
            return UPRIGHT; // cameras and editors write broken EXIF; the picture is not the worse for it
        }
    }

    private static Orientation firstDirectory(ByteBuffer exif) {
        var tiff = exif.duplicate().order(exif.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff.getShort(2) != MAGIC) {
            return UPRIGHT;
        }
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xffff;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + entry * ENTRY_BYTES;
            if ((tiff.getShort(at) & 0xffff) == TAG) {
                var isOneShort = tiff.getShort(at + 2) == SHORT && tiff.getInt(at + 4) == 1;
                return isOneShort ? numbered(tiff.getShort(at + 8)) : UPRIGHT; // as browsers have it
            }
        }
        return UPRIGHT;
    }

    private static Orientation numbered(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    /** The picture as it is meant to be seen; its pixels are ints, as {@link Pixels} makes them. */
    BufferedImage upright(BufferedImage lying) {
        if (this == UPRIGHT) {
            return lying;
        }
        int width = lying.getWidth();
        int height = lying.getHeight();
        var upright = new BufferedImage(swaps ? height : width, swaps ? width : height, lying.getType());
        var from = ((DataBufferInt) lying.getRaster().getDataBuffer()).getData();
        var to = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
        for (var i = 0; i < to.length; i++) {
            to[i] = from[source(i % upright.getWidth(), i / upright.getWidth(), width, height)];
        }
        return upright;
    }

    private int source(int column, int row, int width, int height) {
        var x = swaps ? row : column;
        var y = swaps ? column : row;
        return (fromBottom ? height - 1 - y : y) * width + (fromRight ? width - 1 - x : x);
    }
}
