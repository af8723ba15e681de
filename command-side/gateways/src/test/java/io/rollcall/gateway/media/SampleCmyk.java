// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static io.rollcall.gateway.media.SamplePictures.ascii;
import static io.rollcall.gateway.media.SamplePictures.joined;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEGs in the four inks of print, as Adobe's programs write them: inverted, with their marker. */
final class SampleCmyk {

    private SampleCmyk() {}

    /** One even field; each ink from 0, none, to 255, full. */
    static byte[] jpeg(int width, int height, int... inks) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {255 - inks[0], 255 - inks[1], 255 - inks[2], 255 - inks[3]});
            }
        }
        var adobe = joined(ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0});
        return SampleMetadata.jpegWith(written(raster), 0xee, adobe);
    }

    private static byte[] written(Raster raster) {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var writer = Codecs.writer(ImageKind.JPEG);
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
