// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.gateway.media.vp8.Vp8Decoder;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WebP (RFC 9649), or the first frame of an animated one. The background of an animation is clear, as browsers show
 * it, whatever colour it names.
 *
 * @param place of the picture on the canvas
 * @param lossy its VP8 data, or null where it is lossless
 * @param lossless its VP8L data, or null where it is lossy
 * @param alpha of a lossy picture, or null where all of it is opaque
 */
record WebpFile(
        int width,
        int height,
        Rectangle place,
        @Nullable ByteBuffer lossy,
        @Nullable ByteBuffer lossless,
        @Nullable ByteBuffer alpha,
        @Nullable ByteBuffer exif,
        byte @Nullable [] profile)
        implements ImageFile {

    private static final String EXIF = "Exif\0\0";

    static WebpFile of(byte[] upload) throws BrokenImage {
        var chunks = WebpChunks.of(upload);
        var extended = chunks.find("VP8X");
        if (extended == null) {
            return picture(chunks, chunks, null, null);
        }
        var canvas = new Rectangle(1 + triple(extended, 4), 1 + triple(extended, 7));
        if ((extended.get(0) & 2) == 0) {
            return picture(chunks, chunks, canvas, canvas);
        }
        var frame = chunks.find("ANMF");
        if (frame == null) {
            throw new BrokenImage("The animation has no frame");
        }
        var place =
                new Rectangle(2 * triple(frame, 0), 2 * triple(frame, 3), 1 + triple(frame, 6), 1 + triple(frame, 9));
        return picture(chunks, WebpChunks.inside(frame), canvas, place);
    }

    /** @param place where the picture must have this size; null where it may have any */
    private static WebpFile picture(
            WebpChunks file, WebpChunks frame, @Nullable Rectangle canvas, @Nullable Rectangle place)
            throws BrokenImage {
        var lossy = frame.find("VP8 ");
        var lossless = lossy == null ? frame.find("VP8L") : null;
        var size = lossy == null ? losslessSize(lossless) : lossySize(lossy);
        var whole = canvas == null ? size : canvas;
        var where = place == null ? size : place;
        if (size.isEmpty() || !size.getSize().equals(where.getSize()) || !whole.contains(where)) {
            throw new BrokenImage("The picture has another size than its place");
        }
        var exif = file.find("EXIF");
        var profile = file.find("ICCP");
        return new WebpFile(
                whole.width,
                whole.height,
                where,
                lossy,
                lossless,
                lossy == null ? null : frame.find("ALPH"),
                exif != null && Bytes.begins(exif, EXIF)
                        ? exif.position(EXIF.length()).slice()
                        : exif,
                profile == null ? null : Bytes.all(profile));
    }

    private static Rectangle lossySize(ByteBuffer data) throws BrokenImage {
        if ((data.get(0) & 1) != 0 || triple(data, 3) != 0x2a019d) {
            throw new BrokenImage("Not a key frame of VP8");
        }
        return new Rectangle(data.getShort(6) & 0x3fff, data.getShort(8) & 0x3fff);
    }

    private static Rectangle losslessSize(@Nullable ByteBuffer data) throws BrokenImage {
        if (data == null || data.get(0) != 0x2f) {
            throw new BrokenImage("No picture");
        }
        var size = data.getInt(1);
        return new Rectangle(1 + (size & 0x3fff), 1 + (size >> 14 & 0x3fff));
    }

    private static int triple(ByteBuffer data, int at) {
        return data.getShort(at) & 0xffff | (data.get(at + 2) & 0xff) << 16;
    }

    @Override
    public int bytesAPixel() {
        return lossy == null ? 5 : alpha == null ? 2 : 6;
    }

    @Override
    public Frame decode(int step, DecodingDeadline deadline) throws IOException {
        return new Frame(picture(step, deadline), place);
    }

    private BufferedImage picture(int step, DecodingDeadline deadline) throws IOException {
        if (lossy == null) {
            var file = WebpChunks.file("VP8L", Objects.requireNonNull(lossless));
            return Codecs.read(ImageKind.WEBP, file, step, deadline, warning -> true);
        }
        var picture =
                new Vp8Decoder(Bytes.all(lossy)).decode(deadline::requireTime).shown(step);
        return alpha == null
                ? picture
                : WebpAlpha.of(alpha, place.width, place.height, deadline).on(picture, step);
    }
}
