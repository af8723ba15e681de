// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

/** A command that ends here: says why, in a sentence for the operator, and with which {@link ExitCode}. */
final class Failure extends RuntimeException {

    private final int code;

    Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
