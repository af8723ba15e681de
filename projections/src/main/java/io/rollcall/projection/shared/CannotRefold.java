// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** Documents cannot be made once more from the log just now; the message says why, for operators. */
public final class CannotRefold extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotRefold(String why) {
        super(why, null, false, false);
    }
}
