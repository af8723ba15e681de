// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of what an uploaded image may cost. What all workers need together is bounded by the heap.
 *
 * @param maxPixels width times height, 50,000,000 by default; an image that declares more is refused undecoded, and so
 *     is a JPEG of which pixels times scans are more than twelve times that
 * @param maxSide the longer of width and height, 20,000 by default; an image that declares more is refused undecoded
 * @param storedSide the longest side of a stored image, 2048 by default; larger ones are scaled down to it
 * @param waiting how many uploads may wait for a free worker, 16 by default; beyond it callers are told to come back
 */
@ConfigurationProperties("rollcall.media")
public record MediaProperties(
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("20000") int maxSide,
        @DefaultValue("2048") int storedSide,
        @DefaultValue("16") int waiting) {

    /** Encoders make about ten scans of a progressive picture; a smaller one may have more. */
    private static final int PASSES = 12;

    public MediaProperties {
        if (maxPixels < 1 || maxSide < 1 || storedSide < 1 || waiting < 1) {
            throw new IllegalArgumentException("Each of rollcall.media.* is at least 1");
        }
    }

    /** The bounds, as a client is told of them. */
    public String told() {
        var megapixels = BigDecimal.valueOf(maxPixels, 6).stripTrailingZeros().toPlainString();
        return megapixels + " megapixels and " + maxSide + " pixels a side";
    }

    /** Whether an image of this size, in pixels, may be decoded. */
    public boolean admits(int width, int height) {
        return Math.min(width, height) > 0 && Math.max(width, height) <= maxSide && (long) width * height <= maxPixels;
    }

    /** Whether a decoder may go over an image of this size so often. */
    public boolean admits(int width, int height, int passes) {
        return (long) width * height * passes <= maxPixels * PASSES;
    }
}
