// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures drawn in code, and eyes to look at the result. */
final class SamplePictures {

    private static final List<Color> PAINTS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);

    private SamplePictures() {}

    /** Four fields: a is red, b green, c blue, d white; named from the top left, row by row. */
    static BufferedImage fields(int width, int height, String letters, int type) {
        var picture = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var field = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);
                picture.setRGB(x, y, PAINTS.get(letters.charAt(field) - 'a').getRGB());
            }
        }
        return picture;
    }

    static BufferedImage fields(int width, int height) {
        return fields(width, height, "abcd", BufferedImage.TYPE_INT_RGB);
    }

    /** What the middle of each field looks like, in the letters of {@link #fields}; a question mark for no paint. */
    static String look(BufferedImage picture) {
        var seen = new StringBuilder();
        for (var field = 0; field < 4; field++) {
            var x = picture.getWidth() * (1 + 2 * (field % 2)) / 4;
            var y = picture.getHeight() * (1 + 2 * (field / 2)) / 4;
            seen.append(letter(new Color(picture.getRGB(x, y))));
        }
        return seen.toString();
    }

    private static char letter(Color seen) {
        for (var i = 0; i < PAINTS.size(); i++) {
            if (near(seen, PAINTS.get(i))) {
                return (char) ('a' + i);
            }
        }
        return '?';
    }

    static boolean near(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 40
                && Math.abs(one.getGreen() - other.getGreen()) < 40
                && Math.abs(one.getBlue() - other.getBlue()) < 40;
    }

    static byte[] file(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("No writer for this picture as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage picture(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
