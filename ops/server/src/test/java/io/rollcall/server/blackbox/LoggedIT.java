// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What clients do wrong is none of the log's business, least of all with the personal data of their URLs. */
@Isolated // all servers of this JVM share its logging
class LoggedIT {

    private static final String MALFORMED_CHUNK = "Transfer-Encoding: chunked\r\n\r\nzz\r\n";

    private static final String HANDSHAKE = "\r\nConnection: Upgrade\r\nUpgrade: websocket"
            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";

    private static final List<String> NONSENSE = List.of(
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", // TLS says hello
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "SSH-2.0-OpenSSH_9.9\r\n",
            "\u0000\u00ff\u0000\u00ff".repeat(500),
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\nxx",
            "\r\n\r\n\r\n");

    private final URI base = Server.base();

    @Test
    void aMalformedRequestIsNotLogged() {
        assertThat(logged(() -> {
                    assertThat(Wire.answer(base, post(Phones.unused()), MALFORMED_CHUNK))
                            .startsWith("HTTP/1.1 400 ");
                    assertThat(Wire.answer(base, "GET /?phone=%2B79250741413 HTTP/9.9 x\r\n\r\n"))
                            .startsWith("HTTP/1.1 400 ");
                    assertThat(Wire.answer(base, "GET /?" + "phone".repeat(6_570) + " HTTP/1.1\r\n\r\n"))
                            .startsWith("HTTP/1.1 414 ");
                }))
                .isEmpty();
    }

    @Test
    void aClientThatHangsUpIsNotLogged() {
        assertThat(logged(() -> {
                    for (var i = 0; i < 20; i++) {
                        var phone = Phones.unused();
                        try (var wire = Wire.to(base)) {
                            wire.say(post(phone), "Content-Length: 100\r\n\r\nphone=");
                        }
                        try (var wire = Wire.to(base)) {
                            wire.say(post(phone), "Content-Length: 20\r\n\r\nphone=%2B", phone.substring(1));
                        }
                    }
                    Meet.at(base).signUp(); // by now the server has seen them go
                }))
                .isEmpty();
    }

    @Test
    void whatIsNoHttpIsNotLogged() {
        assertThat(logged(() -> {
                    for (var nonsense : NONSENSE) {
                        for (var i = 0; i < 5; i++) {
                            try (var wire = Wire.to(base)) {
                                wire.say(nonsense);
                            }
                        }
                    }
                    Meet.at(base).signUp();
                }))
                .isEmpty();
    }

    @Test
    void aClientThatBreaksOffItsAnswersIsNotLogged() {
        var meet = Meet.at(base);
        assertThat(logged(() -> {
                    for (var i = 0; i < 10; i++) {
                        var ada =
                                meet.signUp(); // a user has so many streams at once, and those broken off end a little
                        // later
                        try (var wire = Wire.to(base)) {
                            wire.say("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: h\r\n\r\n".repeat(8))
                                    .reset();
                        }
                        try (var wire = Wire.to(base)) {
                            wire.say(get("/api/notifications/", "Authorization: Token " + ada.token()))
                                    .reset();
                        }
                        try (var wire = Wire.to(base)) {
                            wire.say(get("/v1/ws/", "token: " + ada.token() + HANDSHAKE))
                                    .reset();
                        }
                        OpenSocket.at(base, "/v1/ws/", ada.token()).close();
                        try (var stream = Told.from(base, ada)) {
                            Soon.until(Duration.ofSeconds(10), () -> stream.heartbeats() > 0);
                        }
                    }
                    meet.signUp();
                }))
                .isEmpty();
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n\r\n";
    }

    /** A parser that throws at a header would say so as an error of ours. */
    @Test
    void whateverAHeaderSaysIsNotLogged() {
        var headers = List.of(
                "Accept: " + "a/b,".repeat(51) + "*/*",
                "Accept: " + "a/b;charset=utf-9,".repeat(400) + "*/*",
                "Accept: ///;;;,\"",
                "Content-Type: application/json;charset=utf-9",
                "Content-Type: ///",
                "Accept-Language: " + "a-".repeat(3_900) + "a",
                "Range: bytes=" + "0-,".repeat(99) + "0-",
                "Range: bytes=9-1,z",
                "If-None-Match: W/\"" + "W/".repeat(3_000),
                "If-Modified-Since: never",
                "Origin: htt p:/ /\\[",
                "Cookie: " + "=;".repeat(3_000),
                "Authorization: Bearer " + ".".repeat(7_000),
                "Authorization: Token " + "a ".repeat(3_000),
                "Last-Event-ID: " + "1".repeat(7_000),
                "Rollcall-After: " + "1".repeat(7_000),
                "Forwarded: for=[[;host=:::",
                "Upgrade: websocket\r\nSec-WebSocket-Key: z\r\nSec-WebSocket-Version: z");
        assertThat(logged(() -> headers.forEach(this::isAnswered))).isEmpty();
    }

    private void isAnswered(String header) {
        for (var path : List.of(
                "/api/account/",
                "/api/profile/",
                "/users/user/",
                "/v1/users/",
                "/v1/ws/",
                "/docs/index.html",
                "/openapi/meet.yaml",
                "/media/" + "0".repeat(64),
                "/actuator/health",
                "/debug/clock",
                "/none")) {
            for (var method : List.of("GET", "POST")) {
                var request = "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(method, path);
                assertThat(Wire.answer(base, request, header, "\r\n\r\n"))
                        .as("%s %s with %.40s", method, path, header)
                        .matches("(?s)HTTP/1.1 [234].*");
            }
        }
    }

    private static String post(String phone) {
        return """
                POST /api/auth/code/?phone=%%2B%s&name=Ada HTTP/1.1\r
                Host: h\r
                Content-Type: application/x-www-form-urlencoded\r
                """.formatted(phone.substring(1));
    }

    /** Each line that is logged meanwhile, with its throwable; a line of our own proves that they are seen. */
    static List<String> logged(Runnable doing) {
        var logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        logger.addAppender(appender);
        try {
            doing.run();
            LoggerFactory.getLogger(LoggedIT.class).info("seen");
        } finally {
            logger.detachAppender(appender);
        }
        var lines = List.copyOf(appender.list).stream()
                .filter(event -> !event.getLoggerName().matches(".*[kK]afka.*")) // the broker of this JVM
                .filter(event -> !event.getLoggerName().endsWith(".LogKeys")) // tells its key once the log has events
                .map(event -> event + " " + event.getThrowableProxy())
                .toList();
        assertThat(lines.getLast()).contains("seen");
        return lines.subList(0, lines.size() - 1);
    }
}
