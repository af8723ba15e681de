// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A GIF (GIF89a specification), up to its first picture. The canvas is the logical screen, or what the picture needs
 * where that is more.
 *
 * @param place of the picture on the canvas
 * @param colours a pixel each, as 0xAARRGGBB: beyond the table, and where the picture says so, clear
 */
record GifFile(
        int width,
        int height,
        Rectangle place,
        boolean interlaced,
        int[] colours,
        boolean clear,
        int codeSize,
        byte[] data)
        implements ImageFile {

    private static final int HEADER = 6;
    private static final int HAS_TABLE = 0x80;
    private static final int INTERLACED = 0x40;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xf9;
    private static final int PICTURE = 0x2c;
    private static final int MOST_COLOURS = 256;

    static GifFile of(byte[] upload) throws BrokenImage {
        var file = ByteBuffer.wrap(upload).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);
        var width = Bytes.unsignedShort(file);
        var height = Bytes.unsignedShort(file);
        var flags = Bytes.unsigned(file);
        file.getShort(); // background and aspect, which browsers do not look at
        var table = table(file, flags);
        var clear = -1;
        var block = Bytes.unsigned(file);
        for (; block == EXTENSION; block = Bytes.unsigned(file)) {
            clear = Bytes.unsigned(file) == CONTROL ? GifBlocks.clear(file) : GifBlocks.passedOver(file, clear);
        }
        if (block != PICTURE) {
            throw new BrokenImage("The GIF has no picture");
        }
        return picture(file, width, height, table, clear);
    }

    private static GifFile picture(ByteBuffer file, int width, int height, @Nullable ByteBuffer table, int clear)
            throws BrokenImage {
        var left = Bytes.unsignedShort(file);
        var top = Bytes.unsignedShort(file);
        var place = new Rectangle(left, top, Bytes.unsignedShort(file), Bytes.unsignedShort(file));
        var flags = Bytes.unsigned(file);
        var own = table(file, flags);
        var colours = own == null ? table : own;
        if (place.isEmpty() || colours == null) {
            throw new BrokenImage("The GIF has no pixels or no colours");
        }
        return new GifFile(
                Math.max(width, left + place.width),
                Math.max(height, top + place.height),
                place,
                (flags & INTERLACED) != 0,
                colours(colours, clear),
                clear >= 0 && clear < colours.limit() / 3,
                Bytes.unsigned(file),
                Bytes.all(GifBlocks.joined(file)));
    }

    private static @Nullable ByteBuffer table(ByteBuffer file, int flags) {
        return (flags & HAS_TABLE) == 0 ? null : Bytes.cut(file, 3L << (flags & 7) + 1);
    }

    private static int[] colours(ByteBuffer table, int clear) {
        var colours = new int[MOST_COLOURS];
        for (var i = 0; 3 * i < table.limit(); i++) {
            var rgb =
                    (table.get(3 * i) & 0xff) << 16 | (table.get(3 * i + 1) & 0xff) << 8 | table.get(3 * i + 2) & 0xff;
            colours[i] = i == clear ? 0 : 0xff << 24 | rgb;
        }
        return colours;
    }

    @Override
    public @Nullable ByteBuffer exif() {
        return null;
    }

    @Override
    public byte @Nullable [] profile() {
        return null;
    }

    @Override
    public int bytesAPixel() {
        return 2;
    }

    @Override
    public Frame decode(int step, DecodingDeadline deadline) throws BrokenImage {
        var indexes = new GifLzw(data, codeSize, place.width * place.height).unpacked(deadline);
        var wide = 1 + (place.width - 1) / step;
        var high = 1 + (place.height - 1) / step;
        var picture = new BufferedImage(wide, high, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < high; y++) {
            var row = stored(y * step) * place.width;
            for (var x = 0; x < wide; x++) {
                picture.setRGB(x, y, colours[indexes[row + x * step] & 0xff]);
            }
        }
        return new Frame(picture, place);
    }

    /** Where a row lies in the data: interlaced, every 8th, those between, every 2nd between them, all others. */
    private int stored(int y) {
        if (!interlaced) {
            return y;
        }
        var high = place.height;
        if (y % 8 == 0) {
            return y / 8;
        }
        if (y % 8 == 4) {
            return (high + 7) / 8 + y / 8;
        }
        return y % 4 == 2 ? (high + 3) / 4 + y / 4 : (high + 1) / 2 + y / 2;
    }
}
