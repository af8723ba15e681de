// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes a socket of a request, on the event loop of its connection: on any other thread a client's first frames may be
 * read before anybody receives, and are then neither counted nor put together.
 */
final class SocketUpgrade {

    private final WebSocketService service;

    SocketUpgrade(WebSocketService service) {
        this.service = service;
    }

    /**
     * @param ended called when the socket has closed or nothing has come of it, maybe more than once
     * @return completes once the socket is open
     */
    Mono<Void> open(ServerWebExchange exchange, Socket socket, Socket.Frames frames, Runnable ended) {
        return Mono.defer(() -> service.handleRequest(
                        exchange, session -> socket.talk(session, frames).doFinally(end -> ended.run())))
                .doOnError(refused -> ended.run())
                .doOnCancel(ended)
                .subscribeOn(Schedulers.fromExecutor(socket.eventLoop()));
    }
}
