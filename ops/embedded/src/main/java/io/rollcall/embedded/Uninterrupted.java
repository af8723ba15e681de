// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

/** Waits that an interruption does not cut short: a part that is stopped halfway would leave processes behind. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Something bounded to wait for. */
    @FunctionalInterface
    interface Wait<T> {

        T get() throws InterruptedException;
    }

    /** Waits to the end, and leaves the thread interrupted if it was. */
    static <T> T get(Wait<T> wait) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return wait.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
