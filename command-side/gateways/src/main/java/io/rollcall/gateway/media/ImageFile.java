// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An image file, walked as browsers walk it before any decoder sees it. Decoders see only what makes the picture:
 * Java's trip over harmless metadata, trust declared lengths, and take missing data for a picture.
 */
sealed interface ImageFile permits JpegFile, PngFile, GifFile, WebpFile {

    /** Pixels of a row, as the file declares them; of an animation, those of its canvas. */
    int width();

    /** Rows, as the file declares them; of an animation, those of its canvas. */
    int height();

    /** How often a decoder goes over all pixels: the scans of a JPEG, 1 for the other kinds. */
    default int passes() {
        return 1;
    }

    /** What its decoder holds for a pixel at a time, at the most. */
    int bytesAPixel();

    /** The TIFF block that holds the orientation, or null where the file has none. */
    @Nullable
    ByteBuffer exif();

    /** The ICC profile that the decoded colours are still to be read by, or null for the colours of screens. */
    byte @Nullable [] profile();

    /**
     * Decodes the first picture.
     *
     * @param step every how manieth pixel of a row or column is wanted; at least 1
     * @throws IOException or a RuntimeException where the data are damaged or the deadline has passed
     */
    Frame decode(int step, DecodingDeadline deadline) throws IOException;

    /**
     * A decoded picture and its place on the canvas; what it does not cover is clear.
     *
     * @param picture every {@code step}th pixel of the file's
     * @param place in pixels of the canvas
     */
    record Frame(BufferedImage picture, Rectangle place) {

        static Frame whole(BufferedImage picture, ImageFile file) {
            return new Frame(picture, new Rectangle(file.width(), file.height()));
        }
    }

    /**
     * Walks the file without decoding; bytes after its end are not looked at.
     *
     * @throws BrokenImage where the file is cut off or holds no picture
     */
    static ImageFile of(ImageKind kind, byte[] upload) throws BrokenImage {
        try {
            return switch (kind) {
                case PNG -> PngFile.of(upload);
                case WEBP -> WebpFile.of(upload);
                case JPEG -> JpegFile.of(upload);
                case GIF -> GifFile.of(upload);
            };
        } catch (RuntimeException cutOff) { // a length or an index that leads out of the file
            throw new BrokenImage("The file ends too early");
        }
    }
}
