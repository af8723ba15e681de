// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.gateway.media.ImageCorpus.Case;
import java.util.Map;

/** Where decoders differ for a reason: by how many levels at the most, out of 255. */
final class KnownDifferences {

    /**
     * Of JPEGs, by what their names begin with: libjpeg-turbo smooths colours that are sampled by two downwards only,
     * libjpeg 6b, which the JDK holds, repeats them; quantization beyond 255 has no place in the JDK's tables.
     */
    private static final Map<String, Integer> JPEGS =
            Map.of("sampled 1x2", 24, "sampled 2x2,2x1,1x1", 13, "sampled 2x2,1x2,2x1", 24, "quality 1", 113);

    private KnownDifferences() {}

    static int levels(String format, Case one) {
        if (!format.equals("jpegs")) {
            return 0;
        }
        return JPEGS.entrySet().stream()
                .filter(known -> (one.name() + " ").startsWith(known.getKey() + " ")
                        || one.name().startsWith(known.getKey() + ","))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }
}
