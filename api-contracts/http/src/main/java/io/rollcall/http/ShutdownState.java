// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

/** How far the stop of this server has come. */
public final class ShutdownState {

    private volatile boolean begun;
    private volatile boolean closed;

    /** From here on each answer ends its connection. */
    public void begin() {
        begun = true;
    }

    /** From here on requests are refused: 503, to be tried again elsewhere. */
    public void close() {
        closed = true;
    }

    public boolean hasBegun() {
        return begun;
    }

    public boolean isClosed() {
        return closed;
    }
}
