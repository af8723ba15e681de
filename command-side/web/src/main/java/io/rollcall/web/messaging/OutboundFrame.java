// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/**
 * A frame for a client.
 *
 * @param payload not to be changed: it may go to several clients
 */
record OutboundFrame(WebSocketMessage.Type type, byte[] payload) {

    /** What it costs to keep a frame, besides what it says. */
    private static final int OVERHEAD = 256;

    static OutboundFrame text(byte[] utf8) {
        return new OutboundFrame(WebSocketMessage.Type.TEXT, utf8);
    }

    static OutboundFrame ping() {
        return new OutboundFrame(WebSocketMessage.Type.PING, new byte[0]);
    }

    /** About how many bytes it takes while it waits. */
    long size() {
        return payload.length + OVERHEAD;
    }

    WebSocketMessage in(WebSocketSession session) {
        return new WebSocketMessage(type, session.bufferFactory().wrap(payload));
    }
}
