// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of image that are taken, told by their first bytes: neither name nor content type of an upload counts. */
enum ImageKind {
    PNG {
        @Override
        boolean begins(byte[] file) {
            return has(file, 0, "\u0089PNG\r\n\u001a\n");
        }
    },
    JPEG {
        @Override
        boolean begins(byte[] file) {
            var start = 0; // fill bytes may stand before any marker (ITU-T T.81, B.1.1.2)
            while (has(file, start, "\u00ff\u00ff")) {
                start++;
            }
            return has(file, start, "\u00ff\u00d8\u00ff");
        }
    },
    GIF {
        @Override
        boolean begins(byte[] file) {
            return has(file, 0, "GIF87a") || has(file, 0, "GIF89a");
        }
    },
    WEBP {
        @Override
        boolean begins(byte[] file) {
            return has(file, 0, "RIFF") && has(file, 8, "WEBP");
        }
    };

    abstract boolean begins(byte[] file);

    /** The kind of this file, if it is one of them. */
    static Optional<ImageKind> of(byte[] file) {
        return Arrays.stream(values()).filter(kind -> kind.begins(file)).findFirst();
    }

    /** What an image of this kind is stored as: photographs as JPEG, anything sharp-edged or see-through as PNG. */
    ImageKind stored(boolean hasAlpha) {
        return this == JPEG || (this == WEBP && !hasAlpha) ? JPEG : PNG;
    }

    private static boolean has(byte[] file, int offset, String latin1) {
        var magic = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= offset + magic.length
                && Arrays.equals(file, offset, offset + magic.length, magic, 0, magic.length);
    }
}
