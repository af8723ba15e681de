// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.adapter.ReactorNettyWebSocketSession;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.HttpWebHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/** Sockets over a real connection, which is as slow as it may be wherever something might come first. */
class SocketUpgradeTest {

    private static final int MOST = 64 * 1024;
    private static final int PATIENCE_SECONDS = 20;
    private static final String HANDSHAKE = "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    private static final Socket.Frames ECHO = (socket, frame) -> Mono.just(frame);

    private final CountDownLatch clientHasSent = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private @Nullable DisposableServer server;

    @AfterEach
    void stop() {
        clientHasSent.countDown();
        if (server != null) {
            server.disposeNow(Duration.ofSeconds(PATIENCE_SECONDS));
        }
        assertThat(fault).hasNullValue();
    }

    /** The client sends a message in parts as soon as it is told that its socket is open. */
    @Test
    void framesWaitUntilSomebodyReceivesThem() throws Exception {
        var client = new Client();
        var socket = client.connect(start(ECHO, opened -> {}));
        socket.sendText("one ", false).join();
        socket.sendText("two ", false).join();
        socket.sendText("three", true).join();
        clientHasSent.countDown();
        assertThat(client.text.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("one two three");
        socket.abort();
    }

    /** The receiver fails before the reason is written, and Reactor closes at once. */
    @Test
    void aReasonComesFirstWhateverFailsMeanwhile() throws Exception {
        for (var reason : List.of(Socket.TOO_MANY, Socket.TOO_LARGE, Socket.GOING_AWAY, Socket.MALFORMED)) {
            var code = codeAfter((socket, frame) -> {
                socket.close(reason);
                return Mono.error(new IllegalStateException("planned"));
            });
            assertThat(code).isEqualTo(reason.getCode());
        }
    }

    @Test
    void whatFailsWithoutAReasonSaysThatItIsAFault() throws Exception {
        assertThat(codeAfter((socket, frame) -> Mono.error(new IllegalStateException("planned"))))
                .isEqualTo(1011);
    }

    @Test
    void whoClosesWithoutACodeIsAnsweredWithoutOne() throws Exception {
        clientHasSent.countDown();
        var uri = start(ECHO, opened -> {});
        try (var raw = new java.net.Socket(uri.getHost(), uri.getPort())) {
            raw.setSoTimeout(PATIENCE_SECONDS * 1000);
            raw.getOutputStream().write(HANDSHAKE.getBytes(StandardCharsets.ISO_8859_1));
            var in = raw.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            raw.getOutputStream().write(new byte[] {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0});
            assertThat(in.readAllBytes()).containsExactly((byte) 0x88, (byte) 0);
        }
    }

    /** A token is revoked, say, or the server stops, between the look at the token and the open socket. */
    @Test
    void whatIsClosedBeforeItIsOpenIsToldWhy() throws Exception {
        var client = new Client();
        clientHasSent.countDown();
        client.connect(start(ECHO, opened -> opened.close(Socket.GOING_AWAY)));
        assertThat(client.code.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    private int codeAfter(Socket.Frames frames) throws Exception {
        var client = new Client();
        clientHasSent.countDown();
        var socket = client.connect(start(frames, opened -> {}));
        socket.sendText("?", true).join();
        var code = client.code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        stop();
        return code;
    }

    private URI start(Socket.Frames frames, Consumer<Socket> opened) {
        var upgrade = new SocketUpgrade(new HandshakeWebSocketService(this::upgrade));
        var adapter = new ReactorHttpHandlerAdapter(
                new HttpWebHandlerAdapter(exchange -> Mono.fromCallable(() -> socket(exchange, opened))
                        .subscribeOn(Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor()))
                        .flatMap(socket -> upgrade.open(exchange, socket, frames, () -> {}))));
        server = HttpServer.create().host("127.0.0.1").port(0).handle(adapter).bindNow();
        return URI.create("ws://127.0.0.1:" + server.port() + "/");
    }

    private static Socket socket(ServerWebExchange exchange, Consumer<Socket> opened) {
        var channel = new AtomicReference<Channel>();
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        response.withConnection(connection -> channel.set(connection.channel()));
        var bearer = new Bearer(new UserId(1), TokenHash.of("t"), null);
        var socket = new Socket(bearer, channel.get(), null, FrameGateTest.LIMITS);
        opened.accept(socket);
        return socket;
    }

    /** As Spring does it, by a thread that halts between the handshake and the receiver. */
    private Mono<Void> upgrade(
            ServerWebExchange exchange,
            WebSocketHandler handler,
            @Nullable String protocol,
            Supplier<HandshakeInfo> info) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        var buffers = (NettyDataBufferFactory) exchange.getResponse().bufferFactory();
        return exchange.getResponse().setComplete().then(Mono.defer(() -> {
            var opened = response.sendWebsocket(
                    (in, out) -> handler.handle(new ReactorNettyWebSocketSession(in, out, info.get(), buffers, MOST)),
                    WebsocketServerSpec.builder()
                            .maxFramePayloadLength(MOST)
                            .handlePing(true)
                            .build());
            halt(response);
            return opened;
        }));
    }

    private void halt(HttpServerResponse response) {
        try {
            clientHasSent.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            response.withConnection(connection -> {
                var loop = connection.channel().eventLoop();
                if (!loop.inEventLoop()) {
                    fault.set(new AssertionError("The event loop may read before somebody receives"));
                    loop.schedule(() -> {}, 1, TimeUnit.SECONDS).awaitUninterruptibly(); // and does
                }
            });
        } catch (InterruptedException e) {
            fault.set(e);
        }
    }

    /** A client that keeps the first text, and the code that its socket is closed with. */
    private static final class Client implements WebSocket.Listener {

        private final CompletableFuture<String> text = new CompletableFuture<>();
        private final CompletableFuture<Integer> code = new CompletableFuture<>();
        private final StringBuilder parts = new StringBuilder();

        WebSocket connect(URI server) {
            return HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(server, this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                text.complete(parts.toString());
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            code.completeExceptionally(error);
        }
    }
}
