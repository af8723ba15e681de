// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatAnswers;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Opens sockets at one path: for a client that shows a token (D-63, D-64, D-75, D-77). By the time a client learns that
 * its socket is open, everybody can write to it.
 */
final class SocketHandshake implements WebHandler {

    /** {@code HEAD} is answered as a {@code GET} that is no handshake. */
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final BearerResolver bearers;
    private final SocketAdmission admission;
    private final SocketUpgrade upgrade;
    private final boolean receives;
    private final Socket.Frames frames;

    /**
     * @param receives whether messages come by these sockets
     * @param frames takes what clients send by them
     */
    SocketHandshake(
            BearerResolver bearers,
            SocketAdmission admission,
            SocketUpgrade upgrade,
            boolean receives,
            Socket.Frames frames) {
        this.bearers = bearers;
        this.admission = admission;
        this.upgrade = upgrade;
        this.receives = receives;
        this.frames = frames;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        if (!METHODS.contains(method)) {
            return Mono.error(told(method));
        }
        var headers = exchange.getRequest().getHeaders();
        return bearers.of(headers)
                .switchIfEmpty(Mono.error(SocketHandshake::unauthorized))
                .flatMap(bearer -> {
                    var refusal = HandshakeRules.refusal(exchange.getRequest());
                    return refusal == null ? Mono.just(bearer) : Mono.error(refusal);
                })
                .flatMap(bearer -> admission.open(bearer, channel(exchange), receives))
                .flatMap(opening -> switch (opening) {
                    case SocketAdmission.Opening.Open open -> upgrade(exchange, open.socket());
                    case SocketAdmission.Opening.SignedOut revoked -> Mono.error(unauthorized());
                    case SocketAdmission.Opening.TooMany many ->
                        Mono.error(ChatAnswers.refused(429, "Too many sockets"));
                });
    }

    /** What any path of this door says of its methods; written by the door's error texts. */
    private static Refusal told(HttpMethod method) {
        var answer = HttpMethod.OPTIONS.equals(method)
                ? ChatAnswers.bare(200)
                : ChatAnswers.told(405, "Invalid HTTP method.");
        return new Refusal(answer.with(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS"));
    }

    private Mono<Void> upgrade(ServerWebExchange exchange, Socket socket) {
        return upgrade.open(exchange, socket, frames, () -> admission.end(socket))
                .onErrorMap(SocketHandshake::isBad, refused -> HandshakeRules.badHandshake());
    }

    /** Found so by Spring, or by Netty. */
    private static boolean isBad(Throwable refusal) {
        return refusal instanceof ErrorResponse || refusal instanceof WebSocketHandshakeException;
    }

    private static Channel channel(ServerWebExchange exchange) {
        var channel = new AtomicReference<Channel>();
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        response.withConnection(connection -> channel.set(connection.channel()));
        return channel.get();
    }

    /** One answer for all that may not come in (BEHAVIOURS.md, decision 17). */
    private static Refusal unauthorized() {
        return ChatAnswers.unauthorized("Unauthorized");
    }
}
