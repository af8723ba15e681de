// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

/** The stream cannot go on without an operator: what it has told is not what the log says. Carries no stack trace. */
final class StreamStopped extends RuntimeException {

    StreamStopped(String message) {
        super(message, null, false, false);
    }
}
