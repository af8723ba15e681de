// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import org.springframework.web.reactive.socket.WebSocketMessage;

/** What a client has sent. */
record Incoming(WebSocketMessage.Type type, byte[] payload) {

    /** Copies: the network's own memory is gone once this returns. */
    static Incoming of(WebSocketMessage message) {
        var bytes = new byte[message.getPayload().readableByteCount()];
        message.getPayload().read(bytes);
        return new Incoming(message.getType(), bytes);
    }
}
