// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.gateway.media.PngFile.PngChunk;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a PNG says before its data of how its levels are meant; what says more counts before what says less. */
final class PngColours {

    private static final int GAMMA_BYTES = 4;

    private @Nullable ByteBuffer profile;
    private boolean areOfScreens;
    private int gamma;
    private boolean isData;

    void add(PngChunk chunk) {
        isData |= chunk.is("IDAT");
        if (isData) {
            return;
        }
        if (chunk.is("iCCP") && profile == null) {
            profile = chunk.content();
        } else if (chunk.is("gAMA") && gamma == 0 && chunk.content().limit() == GAMMA_BYTES) {
            gamma = chunk.content().getInt(0);
        }
        areOfScreens |= chunk.is("sRGB");
    }

    /** Of coloured pictures. */
    byte @Nullable [] profile() {
        return PngProfile.unpacked(profile);
    }

    /** What the levels were written for. */
    PngGamma gamma() {
        return new PngGamma(profile == null && !areOfScreens ? gamma : 0);
    }
}
