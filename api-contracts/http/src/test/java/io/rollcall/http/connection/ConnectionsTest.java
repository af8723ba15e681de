// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.http.ShutdownState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Clients of a bare server of Netty; their connections may be few and slow for a short time only. */
class ConnectionsTest {

    private static final int MOST = 5;
    private static final int PIPELINED = 4;
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final String PIECE = "0123456789abcdef".repeat(1024);

    /** More than the system itself keeps for a reader. */
    private static final int PIECES = 1024;

    private static final int LARGE = PIECES * PIECE.length();

    private final ShutdownState stopping = new ShutdownState();
    private final Connections connections = new Connections(
            new ConnectionProperties(100, MOST, PIPELINED, PATIENCE, Duration.ofSeconds(3), Duration.ofSeconds(10)),
            stopping);
    private final Sinks.Empty<Void> slow = Sinks.empty();
    private final CountDownLatch slowBegun = new CountDownLatch(1);
    private final DisposableServer server = new ConnectionConfiguration()
            .boundConnections(connections)
            .apply(HttpServer.create().host("127.0.0.1").port(0))
            .handle(this::answer)
            .bindNow();

    private org.reactivestreams.Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return switch (request.path()) {
            case "large" -> response.sendString(pieces());
            case "events" ->
                response.header("Content-Type", "text/event-stream").sendString(pieces());
            case "slow" -> {
                slowBegun.countDown();
                yield response.sendString(Flux.concat(slow.asMono().then(Mono.empty()), Flux.just("done", ".")));
            }
            case "cached" -> response.header("Cache-Control", "max-age=60").sendString(Flux.just("o", "k"));
            default -> response.sendString(Flux.just("o", "k"));
        };
    }

    private static Flux<String> pieces() {
        return Flux.range(0, PIECES).map(number -> PIECE);
    }

    @AfterEach
    void end() {
        server.disposeNow();
    }

    @Test
    void anAddressHasSoManyConnectionsAndAnotherOneOnceOneIsGone() throws Exception {
        var open = new ArrayList<Socket>();
        for (var i = 0; i < MOST; i++) {
            open.add(ask("/"));
            assertThat(headOf(open.getLast())).startsWith("HTTP/1.1 200");
        }
        assertEnds(ask("/"));
        try (var other =
                new Socket(InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName("127.0.0.9"), 0)) {
            say(other, "/");
            assertThat(headOf(other)).startsWith("HTTP/1.1 200");
        }
        open.getFirst().close();
        assertThat(retried()).startsWith("HTTP/1.1 200");
        for (var socket : open) {
            socket.close();
        }
    }

    @Test
    void whoTakesNothingOfTheAnswersIsLetGo() throws Exception {
        var reader = connect(4 * 1024);
        say(reader, "/large", "/large");
        awaitOpen(1);
        awaitOpen(0);
        assertThatThrownBy(() -> reader.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        reader.close();
    }

    @Test
    void whoTakesSlowlyGetsAll() throws Exception {
        try (var reader = connect(256 * 1024)) {
            say(reader, "/large");
            var taken = 0L;
            var some = new byte[512 * 1024];
            while (taken < LARGE) {
                taken += reader.getInputStream().read(some);
                Thread.sleep(5);
            }
        }
    }

    @Test
    void aStreamOfEventsHasAWatchOfItsOwn() throws Exception {
        try (var reader = connect(4 * 1024)) {
            say(reader, "/events");
            Thread.sleep(PATIENCE.multipliedBy(3).toMillis());
            assertThat(reader.getInputStream().readNBytes(LARGE)).hasSize(LARGE);
        }
    }

    @Test
    void moreRequestsThanMayWaitEndTheConnection() throws Exception {
        try (var hasty = connect(64 * 1024)) {
            say(hasty, "/slow", "/", "/", "/");
            slowBegun.await();
            say(hasty, "/", "/");
            assertEnds(hasty);
        }
        try (var allowed = connect(64 * 1024)) {
            say(allowed, "/", "/", "/", "/");
            for (var i = 0; i < PIPELINED; i++) {
                assertThat(headOf(allowed)).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void anAnswerIsNotSniffedAndNotKeptUnlessItSaysSo() throws Exception {
        try (var client = ask("/")) {
            assertThat(headOf(client))
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("cache-control: no-store");
        }
        try (var client = ask("/cached")) {
            assertThat(headOf(client))
                    .contains("X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("cache-control: max-age=60")
                    .doesNotContain("no-store");
        }
    }

    @Test
    void aStopAnswersWhatIsUnderWayAndEndsEachConnection() throws Exception {
        try (var idle = ask("/");
                var kept = ask("/");
                var busy = ask("/slow")) {
            headOf(idle);
            headOf(kept);
            slowBegun.await();
            var drained = CompletableFuture.runAsync(connections::drain);
            while (!stopping.hasBegun()) {
                Thread.onSpinWait();
            }
            say(kept, "/");
            assertThat(headOf(kept)).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
            assertEnds(kept);
            assertEnds(idle);
            assertThat(drained).isNotDone();
            slow.tryEmitEmpty();
            assertThat(headOf(busy)).startsWith("HTTP/1.1 200");
            drained.join();
            assertEnds(busy);
        }
    }

    private void awaitOpen(int count) throws InterruptedException {
        for (var i = 0; connections.open() != count; i++) {
            assertThat(i).as("too long").isLessThan(2_000);
            Thread.sleep(10);
        }
    }

    private Socket ask(String path) throws IOException {
        var socket = connect(64 * 1024);
        try {
            say(socket, path);
        } catch (SocketException e) {
            // closed before it could say anything
        }
        return socket;
    }

    private Socket connect(int window) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(window);
        socket.setSoTimeout(20_000);
        socket.connect(server.address());
        return socket;
    }

    private static void say(Socket socket, String... paths) throws IOException {
        var requests = new StringBuilder();
        for (var path : paths) {
            requests.append("GET ").append(path).append(" HTTP/1.1\r\nHost: h\r\n\r\n");
        }
        socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The head of the next answer; its short body in chunks is read, too. */
    private static String headOf(Socket socket) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0 || !read.toString().endsWith("0\r\n\r\n")) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                return read.toString();
            }
            read.append((char) next);
        }
        return read.toString();
    }

    private static void assertEnds(Socket socket) {
        try {
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(SocketException.class); // reset
        }
    }

    /** The server sees only after a moment that a client has gone. */
    private String retried() throws Exception {
        for (var i = 0; i < 100; i++) {
            try (var socket = ask("/")) {
                var head = headOf(socket);
                if (!head.isEmpty()) {
                    return head;
                }
            } catch (SocketException e) {
                // again
            }
            Thread.sleep(50);
        }
        return "";
    }
}
