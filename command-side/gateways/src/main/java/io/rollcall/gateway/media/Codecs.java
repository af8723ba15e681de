// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The one decoder and the one encoder of each kind, named: what else the class path offers is never asked. */
final class Codecs {

    private static final String JAVA_PLUGINS = "com.sun.imageio.plugins.";

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true"); // a server has no screen
        }
        ImageIO.setUseCache(false); // no temporary files: uploads are personal data
        // By hand, as the registry finds plug-ins by the first caller's class loader, which need not see ours.
        IIORegistry.getDefaultInstance().registerServiceProvider(new JPEGImageReaderSpi());
        IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
    }

    private Codecs() {}

    /** What is asked of a reader. */
    private interface Reading<T> {

        T of(ImageReader reader, ImageReadParam parameters) throws IOException;
    }

    /**
     * The first picture of a file, decoded by the reader of its kind.
     *
     * @param step every how manieth pixel of a row or column is wanted; at least 1
     * @param isHarmless whether the picture is whole though the reader warns so
     */
    static BufferedImage read(
            ImageKind kind, byte[] file, int step, DecodingDeadline deadline, Predicate<String> isHarmless)
            throws IOException {
        return read(reader(kind), file, step, deadline, isHarmless, (reader, as) -> reader.read(0, as));
    }

    /** The components of a JPEG's pixels, whatever they mean, by Java's reader itself. */
    static WritableRaster components(byte[] file, int step, DecodingDeadline deadline, Predicate<String> isHarmless)
            throws IOException {
        var reader = provider(ImageReaderSpi.class, JAVA_PLUGINS + "jpeg.JPEGImageReaderSpi");
        return read(reader.createReaderInstance(), file, step, deadline, isHarmless, (jpeg, as) ->
                (WritableRaster) jpeg.readRaster(0, as));
    }

    private static <T> T read(
            ImageReader reader,
            byte[] file,
            int step,
            DecodingDeadline deadline,
            Predicate<String> isHarmless,
            Reading<T> reading)
            throws IOException {
        var warnings = new ArrayList<String>();
        try (var input = deadline.input(file)) {
            reader.setInput(input, false, true);
            reader.addIIOReadProgressListener(deadline);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            var picture = reading.of(reader, parameters);
            deadline.check();
            if (!warnings.stream().allMatch(isHarmless)) {
                throw new BrokenImage("Data are missing or damaged");
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(ImageKind kind) throws IOException {
        return provider(
                        ImageReaderSpi.class,
                        switch (kind) {
                            case PNG -> JAVA_PLUGINS + "png.PNGImageReaderSpi";
                            case GIF -> throw new IllegalArgumentException("Its reader is ours");
                            case JPEG -> JPEGImageReaderSpi.class.getName();
                            case WEBP -> WebPImageReaderSpi.class.getName();
                        })
                .createReaderInstance();
    }

    static ImageWriter writer(ImageKind stored) throws IOException {
        var plugin = stored == ImageKind.JPEG ? "jpeg.JPEGImageWriterSpi" : "png.PNGImageWriterSpi";
        return provider(ImageWriterSpi.class, JAVA_PLUGINS + plugin).createWriterInstance();
    }

    private static <T> T provider(Class<T> kind, String name) {
        return providers(kind)
                .filter(provider -> provider.getClass().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not on the class path: " + name));
    }

    private static <T> Stream<T> providers(Class<T> kind) {
        Iterable<T> all = () -> IIORegistry.getDefaultInstance().getServiceProviders(kind, true);
        return StreamSupport.stream(all.spliterator(), false);
    }
}
