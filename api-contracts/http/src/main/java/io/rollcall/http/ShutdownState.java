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

    /** Whether the stop has begun: answers end their connections from then on. */
    public boolean hasBegun() {
        return begun;
    }

    /** Whether nothing is let in any more. */
    public boolean isClosed() {
        return closed;
    }
}
