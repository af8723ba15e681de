// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

/** Why nobody is to read a request: Reactor Netty answers it in its turn, and closes. Carries no stack trace. */
final class RefusedHead extends Exception {

    private final int status;

    RefusedHead(int status) {
        super("Refused with status " + status, null, false, false);
        this.status = status;
    }

    /** What its sender is answered with. */
    int status() {
        return status;
    }
}
