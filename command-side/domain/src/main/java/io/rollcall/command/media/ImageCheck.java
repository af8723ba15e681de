// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

/** What came of an uploaded image. */
public sealed interface ImageCheck {

    /**
     * The picture, upright, encoded anew, without any metadata or foreign bytes of the upload.
     *
     * @param bytes a complete PNG or JPEG file; not to be changed
     * @param contentType {@code image/png} or {@code image/jpeg}
     * @param width in pixels, as shown
     * @param height in pixels, as shown
     */
    record Image(byte[] bytes, String contentType, int width, int height) implements ImageCheck {}

    /**
     * The upload is not an image that is taken.
     *
     * @param reason for metrics and the text: all but the bounds have the same one
     */
    record Refused(Reason reason) implements ImageCheck {}

    /** Why an upload was refused. */
    enum Reason {
        /** Its first bytes are not those of a PNG, JPEG, GIF or WebP file. */
        UNKNOWN_KIND,
        /** It declares more pixels or a longer side than is admitted. */
        TOO_LARGE,
        /** Its decoder would have to go over it too often, or needs too much of the heap, or took too long. */
        TOO_COSTLY,
        /** It is cut off or damaged, or its decoder does not understand it. */
        CORRUPT
    }
}
