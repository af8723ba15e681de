// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import java.util.concurrent.CompletableFuture;

/**
 * Verifies uploaded images and encodes them anew, so that what is stored is a picture and nothing else.
 */
public interface Images {

    /**
     * Decodes an upload and encodes its picture (the first one, of a GIF or an animation) upright and without metadata.
     *
     * @param upload the bytes as they came, which the caller has capped; not to be changed until the answer is there
     * @return the picture or a refusal, never a decoder's error; fails only with {@link ImageWorkTooBusy} (503)
     */
    CompletableFuture<ImageCheck> check(byte[] upload);
}
