// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Plain pictures to upload. */
final class Pictures {

    private Pictures() {}

    /** A PNG of 12 by 8 points, all of this colour. */
    static byte[] png(Color colour) {
        return file("png", colour);
    }

    /** The same as JPEG. */
    static byte[] jpeg() {
        return file("jpeg", Color.ORANGE);
    }

    private static byte[] file(String format, Color colour) {
        var picture = new BufferedImage(12, 8, BufferedImage.TYPE_INT_RGB);
        for (var i = 0; i < 12 * 8; i++) {
            picture.setRGB(i % 12, i / 12, colour.getRGB());
        }
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static byte[] png() {
        return png(Color.ORANGE);
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
