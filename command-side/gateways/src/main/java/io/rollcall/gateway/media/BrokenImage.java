// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.io.IOException;

/** The upload is not the whole, undamaged file that it claims to be. */
final class BrokenImage extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenImage(String message) {
        super(message);
    }
}
