// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

/** What an operator has asked of the stream cannot be. Carries no stack trace. */
public final class StreamRefused extends RuntimeException {

    StreamRefused(String message) {
        super(message, null, false, false);
    }
}
