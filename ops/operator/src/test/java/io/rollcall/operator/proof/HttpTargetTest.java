// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an address answers costs so much time and so many bytes, and not more. */
class HttpTargetTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CheckpointTable.Kept CHECKPOINT = new CheckpointTable.Kept(10, "note", Instant.EPOCH, 0);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    private interface Answering {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void anAnswerThatDripsIsNotWaitedFor() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!end.await(10, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        });
        assertThatThrownBy(() -> send(SHORT)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anAnswerThatNeverBeginsIsNotWaitedFor() {
        answering(exchange -> end.await());
        assertThatThrownBy(() -> send(SHORT)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void ofAnAnswerWithoutEndLittleIsRead() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var much = new byte[8192];
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });
        assertThatThrownBy(() -> send(LONG))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anAnswerOfSomeLengthIsOne() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[1_000]);
        });
        assertThatCode(() -> send(LONG)).doesNotThrowAnyException();
    }

    private void answering(Answering answering) {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answering.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void send(Duration patience) throws Exception {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/log");
        try (var target = new HttpTarget(url, patience)) {
            target.send(CHECKPOINT);
        }
    }
}
