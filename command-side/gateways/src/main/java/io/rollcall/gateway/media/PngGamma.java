// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.stream.IntStream;

/**
 * The power of light that the levels of a PNG are (PNG, section 11.3.2.2), brought to that of screens as libpng does.
 *
 * @param hundredThousandths of the power; 0 where the file says nothing
 */
record PngGamma(int hundredThousandths) {

    private static final double SCREENS = 2.2;

    /** A difference that nobody sees. */
    private static final double TOLERANCE = 0.05;

    /** The same picture, or the one given with other levels. */
    BufferedImage applied(BufferedImage picture, DecodingDeadline deadline) throws BrokenImage {
        var power = hundredThousandths / 1e5 * SCREENS;
        if (power <= 0 || Math.abs(power - 1) <= TOLERANCE) {
            return picture;
        }
        if (picture.getColorModel() instanceof IndexColorModel palette) {
            return new BufferedImage(applied(palette, 1 / power), picture.getRaster(), false, null);
        }
        apply(levels(picture.getSampleModel().getSampleSize(0), 1 / power), picture, deadline);
        return picture;
    }

    private static int[] levels(int bits, double power) {
        var most = (1 << bits) - 1;
        return IntStream.rangeClosed(0, most)
                .map(level -> (int) Math.round(Math.pow((double) level / most, power) * most))
                .toArray();
    }

    /** The last band is no colour where there is alpha. */
    private static void apply(int[] levels, BufferedImage picture, DecodingDeadline deadline) throws BrokenImage {
        var raster = picture.getRaster();
        var row = new int[raster.getWidth()];
        for (var y = 0; y < raster.getHeight(); y++) {
            deadline.requireTime();
            for (var band = 0; band < picture.getColorModel().getNumColorComponents(); band++) {
                raster.getSamples(0, y, row.length, 1, band, row);
                for (var x = 0; x < row.length; x++) {
                    row[x] = levels[row[x]];
                }
                raster.setSamples(0, y, row.length, 1, band, row);
            }
        }
    }

    private static IndexColorModel applied(IndexColorModel palette, double power) {
        var levels = levels(Byte.SIZE, power);
        var colours = new int[palette.getMapSize()];
        for (var index = 0; index < colours.length; index++) {
            colours[index] = palette.getAlpha(index) << 24
                    | levels[palette.getRed(index)] << 16
                    | levels[palette.getGreen(index)] << 8
                    | levels[palette.getBlue(index)];
        }
        return new IndexColorModel(
                palette.getPixelSize(), colours.length, colours, 0, palette.hasAlpha(), -1, palette.getTransferType());
    }
}
