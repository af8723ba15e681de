// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

/** A text that is not what it should be; the message is the one that CPython gives for it. */
public final class Malformed extends RuntimeException {

    Malformed(String message) {
        super(message, null, false, false);
    }
}
