// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.contracts.shared.Unavailable;

/** All image workers are taken and their queue is full: the doors answer 503, and the client may come again. */
public final class ImageWorkTooBusy extends RuntimeException implements Unavailable {

    private static final long serialVersionUID = 1L;

    public ImageWorkTooBusy() {
        super("Too many images are being processed", null, false, false);
    }
}
