// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Waits that an interruption ends as an {@link IOException}. */
final class Interruptions {

    private Interruptions() {}

    /** Something to wait for. */
    @FunctionalInterface
    interface Wait<T> {

        T get() throws InterruptedException;
    }

    /** Waits, and leaves the thread interrupted if it was. */
    static <T> T get(Wait<T> wait) throws IOException {
        try {
            return wait.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for an embedded part");
        }
    }
}
