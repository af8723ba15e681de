// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.ImageCheck.Reason;
import io.rollcall.command.media.ImageCheck.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Verifies uploaded images and encodes them anew, so that what is stored is a picture and nothing else.
 */
public final class Images {

    private static final float JPEG_QUALITY = 0.9f;

    /** The largest picture that is admitted takes a second or two; more than this is meant to be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MediaProperties properties;
    private final ImageWork work;
    private final Duration patience;

    public Images(MediaProperties properties, ImageWork work) {
        this(properties, work, PATIENCE);
    }

    /** @param patience how long a decoder may take */
    Images(MediaProperties properties, ImageWork work, Duration patience) {
        this.properties = properties;
        this.work = work;
        this.patience = patience;
    }

    /**
     * Decodes an upload and encodes its picture (the first one, of a GIF or an animation) upright and without metadata.
     *
     * @param upload the bytes as they came, which the caller has capped; not to be changed until the answer is there
     * @return the picture or a refusal, never a decoder's error; fails only with {@link ImageWorkTooBusy} (503)
     */
    public CompletableFuture<ImageCheck> check(byte[] upload) {
        return work.submit(() -> verdict(upload));
    }

    private ImageCheck verdict(byte[] upload) {
        var kind = ImageKind.of(upload);
        if (kind.isEmpty()) {
            return new Refused(Reason.UNKNOWN_KIND);
        }
        var deadline = new DecodingDeadline(patience);
        try {
            return decoded(kind.get(), upload, deadline);
        } catch (IOException | RuntimeException undecodable) { // decoders throw anything at hostile bytes
            return new Refused(deadline.hasPassed() ? Reason.TOO_COSTLY : Reason.CORRUPT);
        }
    }

    private ImageCheck decoded(ImageKind kind, byte[] upload, DecodingDeadline deadline) throws IOException {
        var container = Container.of(kind, upload);
        var reader = Codecs.reader(kind);
        try (var input = deadline.input(upload)) {
            reader.setInput(input, false, true);
            reader.addIIOReadProgressListener(deadline);
            if (!properties.admits(reader.getWidth(0), reader.getHeight(0))) {
                return new Refused(Reason.TOO_LARGE);
            }
            if (!properties.admits(reader.getWidth(0), reader.getHeight(0), container.passes())) {
                return new Refused(Reason.TOO_COSTLY);
            }
            var picture = firstPicture(kind, reader);
            deadline.check();
            var pixels = Pixels.of(picture, properties.storedSide());
            return encoded(kind, Orientation.of(container.exif()).upright(pixels));
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage firstPicture(ImageKind kind, ImageReader reader) throws IOException {
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        var longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        var step = Math.max(1, longest / properties.storedSide());
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        var picture = reader.read(0, parameters);
        if (kind == ImageKind.JPEG && !warnings.stream().allMatch(Images::isOfColour)) {
            // a JPEG that lacks data decodes, grey where they end, with only a warning
            throw new BrokenImage("The JPEG is damaged");
        }
        return picture;
    }

    /** Such as CMYK without its colour profile: the colours may be a little off, the picture is whole. */
    private static boolean isOfColour(String warning) {
        return warning.contains("ICC");
    }

    private static Image encoded(ImageKind kind, BufferedImage picture) throws IOException {
        var stored = kind.stored(picture.getColorModel().hasAlpha());
        var writer = Codecs.writer(stored);
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters(stored, writer));
        } finally {
            writer.dispose();
        }
        var contentType = stored == ImageKind.JPEG ? "image/jpeg" : "image/png";
        return new Image(bytes.toByteArray(), contentType, picture.getWidth(), picture.getHeight());
    }

    private static ImageWriteParam parameters(ImageKind stored, ImageWriter writer) {
        var parameters = writer.getDefaultWriteParam();
        if (stored == ImageKind.JPEG) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
        }
        return parameters;
    }
}
