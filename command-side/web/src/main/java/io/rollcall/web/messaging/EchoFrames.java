// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.publisher.Mono;

/** The frames of {@code /v1/ws_echo/}: each comes back as it is, text as text and bytes as bytes (D-76). */
final class EchoFrames implements Socket.Frames {

    @Override
    public Mono<byte[]> answer(Socket socket, byte[] frame) {
        return Mono.just(frame);
    }

    @Override
    public WebSocketMessage.Type kindOfAnswer(WebSocketMessage.Type asked) {
        return asked;
    }
}
