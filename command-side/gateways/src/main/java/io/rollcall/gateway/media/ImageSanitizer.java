// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.command.media.ImageCheck;
import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.ImageCheck.Reason;
import io.rollcall.command.media.ImageCheck.Refused;
import io.rollcall.command.media.Images;
import io.rollcall.command.media.MediaProperties;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decodes images within bounds of pixels, passes, memory and time, and encodes their pictures anew. */
final class ImageSanitizer implements Images {

    private static final float JPEG_QUALITY = 0.9f;

    /** The largest picture that is admitted takes some seconds; more than this is meant to be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MediaProperties properties;
    private final ImageWork work;
    private final Duration patience;
    private final DecodingBudget budget =
            new DecodingBudget(Runtime.getRuntime().maxMemory());

    public ImageSanitizer(MediaProperties properties, ImageWork work) {
        this(properties, work, PATIENCE);
    }

    /** @param patience how long a decoder may take */
    ImageSanitizer(MediaProperties properties, ImageWork work, Duration patience) {
        this.properties = properties;
        this.work = work;
        this.patience = patience;
    }

    @Override
    public CompletableFuture<ImageCheck> check(byte[] upload) {
        return work.submit(() -> verdict(upload));
    }

    private ImageCheck verdict(byte[] upload) {
        var kind = ImageKind.of(upload);
        if (kind.isEmpty()) {
            return new Refused(Reason.UNKNOWN_KIND);
        }
        try {
            return checked(kind.get(), ImageFile.of(kind.get(), upload));
        } catch (BrokenImage broken) {
            return new Refused(Reason.CORRUPT);
        }
    }

    private ImageCheck checked(ImageKind kind, ImageFile file) {
        if (!properties.admits(file.width(), file.height())) {
            return new Refused(Reason.TOO_LARGE);
        }
        var bytes = (long) file.width() * file.height() * file.bytesAPixel();
        if (!properties.admits(file.width(), file.height(), file.passes()) || !budget.admits(bytes)) {
            return new Refused(Reason.TOO_COSTLY);
        }
        return budget.spend(bytes, () -> decoded(kind, file));
    }

    private ImageCheck decoded(ImageKind kind, ImageFile file) {
        var deadline = new DecodingDeadline(patience);
        try {
            return encoded(kind, shown(file, deadline));
        } catch (IOException | RuntimeException undecodable) { // decoders throw anything at hostile bytes
            return new Refused(deadline.hasPassed() ? Reason.TOO_COSTLY : Reason.CORRUPT);
        }
    }

    /** The picture as a browser shows it. */
    private BufferedImage shown(ImageFile file, DecodingDeadline deadline) throws IOException {
        var longest = Math.max(file.width(), file.height());
        var frame = file.decode(Math.max(1, longest / properties.storedSide()), deadline);
        return Orientation.of(file.exif()).upright(Pixels.of(frame, file, properties.storedSide()));
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
