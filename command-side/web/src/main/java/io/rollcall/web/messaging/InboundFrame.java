// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import org.springframework.web.reactive.socket.WebSocketMessage;

/** What a client has sent. */
record InboundFrame(WebSocketMessage.Type type, byte[] payload) {

    /** Copies: the network's own memory is gone once this returns. */
    static InboundFrame of(WebSocketMessage message) {
        var bytes = new byte[message.getPayload().readableByteCount()];
        message.getPayload().read(bytes);
        return new InboundFrame(message.getType(), bytes);
    }
}
