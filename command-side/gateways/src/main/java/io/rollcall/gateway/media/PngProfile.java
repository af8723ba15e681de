// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The ICC profile of a PNG, which lies there compressed behind a name (PNG, section 11.3.2.3). */
final class PngProfile {

    /** Profiles of printers have some hundred thousand bytes, those of screens a few thousand. */
    private static final int MOST_BYTES = 2_000_000;

    private PngProfile() {}

    /** The profile; null where it is none for the colours of screens, which they then are taken for. */
    static byte @Nullable [] unpacked(@Nullable ByteBuffer content) {
        if (content == null) {
            return null;
        }
        var bytes = Bytes.all(content);
        var name = 0;
        while (name < bytes.length && bytes[name] != 0) {
            name++;
        }
        if (name + 2 > bytes.length) {
            return null;
        }
        var profile = inflated(bytes, name + 2);
        return profile != null && Profiles.fits(profile, 3) ? profile : null;
    }

    private static byte @Nullable [] inflated(byte[] bytes, int start) {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var unpacked = new byte[MOST_BYTES];
            var length = inflater.inflate(unpacked);
            return inflater.finished() ? Arrays.copyOf(unpacked, length) : null;
        } catch (DataFormatException broken) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
