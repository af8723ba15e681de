// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a picture of the components of a JPEG where its decoder does not do so as libjpeg-turbo and browsers do. Those
 * that have one sample for two rows, but one for each column (4:4:0), are smoothed between these, where the older
 * libjpeg that the JDK holds repeats each row. Steps of more than eight bits reach that libjpeg only without a reader
 * around it.
 *
 * @param upright those components, from 0 on
 * @param isYcc whether the components are brightness and colours (ITU-T T.871); else red, green and blue
 * @param profile the colours are still to be read by; null for none
 */
record JpegComponents(List<Integer> upright, boolean isYcc, byte @Nullable [] profile) {

    private static final int COMPONENTS = 3;
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int CENTRE = 128;

    /** Null where the decoder does all; greys and inks are left to it. */
    static @Nullable JpegComponents of(List<JpegSegment> segments, ByteBuffer frame) {
        if (frame.get(5) != COMPONENTS) {
            return null;
        }
        var upright = upright(frame);
        if (upright.isEmpty() && segments.stream().noneMatch(JpegSegment::hasLargeSteps)) {
            return null;
        }
        var profile = JpegProfile.whole(JpegProfile.parts(segments, COMPONENTS));
        return new JpegComponents(upright, JpegColours.transform(segments, frame) == 1, profile);
    }

    private static List<Integer> upright(ByteBuffer frame) {
        var factors = IntStream.range(0, COMPONENTS)
                .map(number -> frame.get(7 + 3 * number) & 0xff)
                .toArray();
        var columns = IntStream.of(factors).map(factor -> factor >> 4).max().orElse(0);
        var rows = IntStream.of(factors).map(factor -> factor & 0xf).max().orElse(0);
        return IntStream.range(0, COMPONENTS)
                .filter(number -> factors[number] >> 4 == columns && 2 * (factors[number] & 0xf) == rows)
                .boxed()
                .toList();
    }

    /**
     * The picture.
     *
     * @param decoded the components, each row of the upright ones twice
     * @param step every how manieth row and column of the file they are: where some are left out, none is smoothed
     */
    BufferedImage picture(WritableRaster decoded, int step, DecodingDeadline deadline) throws BrokenImage {
        for (var component : step == 1 ? upright : List.<Integer>of()) {
            smooth(decoded, component, deadline);
        }
        return painted(decoded, deadline);
    }

    private static void smooth(WritableRaster components, int component, DecodingDeadline deadline) throws BrokenImage {
        var above = row(components, 0, component);
        var current = above;
        for (var y = 0; y < components.getHeight(); y += 2) {
            deadline.requireTime();
            var below = y + 2 < components.getHeight() ? row(components, y + 2, component) : current;
            mix(components, y, component, current, above, 1);
            if (y + 1 < components.getHeight()) {
                mix(components, y + 1, component, current, below, 2);
            }
            above = current;
            current = below;
        }
    }

    private static int[] row(Raster components, int y, int component) {
        return components.getSamples(0, y, components.getWidth(), 1, component, (int[]) null);
    }

    /** Three quarters of the nearer row, one of the farther. */
    private static void mix(WritableRaster components, int y, int component, int[] near, int[] far, int rounding) {
        var mixed = new int[near.length];
        for (var x = 0; x < near.length; x++) {
            mixed[x] = 3 * near[x] + far[x] + rounding >> 2;
        }
        components.setSamples(0, y, mixed.length, 1, component, mixed);
    }

    private BufferedImage painted(Raster components, DecodingDeadline deadline) throws BrokenImage {
        var picture = new BufferedImage(components.getWidth(), components.getHeight(), BufferedImage.TYPE_INT_RGB);
        var row = new int[components.getWidth()];
        var samples = new int[3 * row.length];
        for (var y = 0; y < components.getHeight(); y++) {
            deadline.requireTime();
            components.getPixels(0, y, row.length, 1, samples);
            for (var x = 0; x < row.length; x++) {
                row[x] = rgb(samples[3 * x], samples[3 * x + 1], samples[3 * x + 2]);
            }
            picture.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return picture;
    }

    private int rgb(int first, int second, int third) {
        if (!isYcc) {
            return first << 16 | second << 8 | third;
        }
        var blue = second - CENTRE;
        var red = third - CENTRE;
        var r = first + (fixed(1.402) * red + HALF >> BITS);
        var g = first + (-fixed(0.34414) * blue - fixed(0.71414) * red + HALF >> BITS);
        var b = first + (fixed(1.772) * blue + HALF >> BITS);
        return level(r) << 16 | level(g) << 8 | level(b);
    }

    /** As libjpeg calculates. */
    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }

    private static int level(int value) {
        return Math.clamp(value, 0, 0xff);
    }
}
