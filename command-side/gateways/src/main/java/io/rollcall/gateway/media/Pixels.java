// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.gateway.media.ImageFile.Frame;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;

/** Brings whatever a decoder yields into one form: sRGB, one int a pixel, at most so large. */
final class Pixels {

    private Pixels() {}

    /**
     * The picture on its canvas, as {@code TYPE_INT_RGB}, or {@code TYPE_INT_ARGB} where it can be see-through.
     *
     * @param file what the frame was decoded from
     * @param longestSide in pixels; a larger picture is scaled down to it, a smaller one is left
     */
    static BufferedImage of(Frame frame, ImageFile file, int longestSide) {
        var picture = inScreenColours(frame.picture());
        var scale = Math.min(1.0, (double) longestSide / Math.max(file.width(), file.height()));
        var isWhole = frame.place().equals(new Rectangle(file.width(), file.height()));
        var form = isWhole ? form(picture) : BufferedImage.TYPE_INT_ARGB;
        var ready = scale == 1.0 && isWhole && picture.getType() == form;
        var pixels = ready
                ? picture
                : drawn(
                        picture,
                        scaled(frame.place(), scale),
                        size(file.width(), scale),
                        size(file.height(), scale),
                        form);
        Profiles.apply(file.profile(), pixels);
        return pixels;
    }

    private static BufferedImage drawn(BufferedImage picture, Rectangle place, int width, int height, int form) {
        var drawn = new BufferedImage(width, height, form);
        var canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, place.x, place.y, place.width, place.height, null);
        canvas.dispose();
        return drawn;
    }

    private static Rectangle scaled(Rectangle place, double scale) {
        var left = (int) Math.round(place.x * scale);
        var top = (int) Math.round(place.y * scale);
        return new Rectangle(
                left, top, size(place.x + place.width, scale) - left, size(place.y + place.height, scale) - top);
    }

    private static int size(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
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
