// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;

/** Brings whatever a decoder yields into one form: sRGB, one int a pixel, at most so large. */
final class Pixels {

    private Pixels() {}

    /**
     * The picture as {@code TYPE_INT_RGB}, or {@code TYPE_INT_ARGB} where it can be see-through.
     *
     * @param longestSide in pixels; a larger picture is scaled down to it, a smaller one is left
     */
    static BufferedImage of(BufferedImage decoded, int longestSide) {
        var picture = inScreenColours(decoded);
        var scale = Math.min(1.0, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
        var form = form(picture);
        if (scale == 1.0 && picture.getType() == form) {
            return picture;
        }
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, form);
        var canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }

    private static BufferedImage inScreenColours(BufferedImage decoded) {
        var colours = decoded.getColorModel();
        if (colours instanceof IndexColorModel || colours.getColorSpace().isCS_sRGB()) {
            return decoded;
        }
        return colours.getNumColorComponents() == 1 ? grey(decoded) : converted(decoded);
    }

    /** Grey levels are taken as they are: Java would read them as linear light and show every grey too bright. */
    private static BufferedImage grey(BufferedImage decoded) {
        var raster = decoded.getRaster();
        var picture = new BufferedImage(raster.getWidth(), raster.getHeight(), form(decoded));
        var samples = new int[raster.getWidth() * raster.getNumBands()];
        var bands = raster.getNumBands();
        var excess = raster.getSampleModel().getSampleSize(0) - Byte.SIZE;
        var row = new int[raster.getWidth()];
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, row.length, 1, samples);
            for (var x = 0; x < row.length; x++) {
                var level = samples[x * bands] >> excess;
                var alpha = bands > 1 ? samples[x * bands + 1] >> excess : 0xff;
                row[x] = alpha << 24 | level << 16 | level << 8 | level;
            }
            picture.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return picture;
    }

    private static BufferedImage converted(BufferedImage decoded) {
        var picture = new BufferedImage(decoded.getWidth(), decoded.getHeight(), form(decoded));
        return new ColorConvertOp(null).filter(decoded, picture);
    }

    private static int form(BufferedImage picture) {
        return picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }
}
