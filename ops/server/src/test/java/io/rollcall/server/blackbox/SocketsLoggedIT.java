// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.LoggedIT.logged;
import static io.rollcall.server.blackbox.RawSocket.CLOSE;
import static io.rollcall.server.blackbox.RawSocket.CONTINUATION;
import static io.rollcall.server.blackbox.RawSocket.FIN;
import static io.rollcall.server.blackbox.RawSocket.PING;
import static io.rollcall.server.blackbox.RawSocket.PONG;
import static io.rollcall.server.blackbox.RawSocket.TEXT;
import static io.rollcall.server.blackbox.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What clients do wrong at sockets, and how they are told; none of it is the log's business. */
@Isolated // all servers of this JVM share its logging
class SocketsLoggedIT {

    private static final List<String> PATHS = List.of("/v1/ws/", "/v1/ws_echo/");

    private static final byte[] HALF_A_FRAME = {(byte) (FIN | TEXT), (byte) 0xff, 0, 0, 0, 0, 0, 0, (byte) 0x80};

    private final URI base = Server.base();
    private final Meet meet = Meet.at(base);
    private Meet.User ada;

    @BeforeEach
    void signUp() {
        ada = meet.signUp();
    }

    @Test
    void whoeverHangsUpInTheMiddleOfSomethingIsNotLogged() {
        var unfinished = List.of(
                frame(TEXT, "{\"a\":"),
                both(frame(TEXT, "{"), frame(CONTINUATION, "\"a\"")),
                both(frame(TEXT, "{"), frame(FIN | PING, "?")),
                both(frame(TEXT, "{"), frame(FIN | CLOSE, "")),
                both(frame(TEXT, "{"), HALF_A_FRAME),
                HALF_A_FRAME,
                new byte[] {(byte) (FIN | TEXT)},
                new byte[] {(byte) (FIN | CLOSE), (byte) 0x82, 0, 0},
                frame(FIN | CLOSE, (byte) 3, (byte) 0xe8),
                frame(FIN | PING, "?"),
                both(frame(FIN | TEXT, "{}"), frame(TEXT, "{")),
                new byte[0]);
        assertThat(logged(() -> {
                    for (var path : PATHS) {
                        for (var bytes : unfinished) {
                            hangUpAfter(path, bytes);
                        }
                    }
                    meet.signUp(); // by now the server has seen them go
                }))
                .isEmpty();
    }

    private void hangUpAfter(String path, byte[] bytes) {
        RawSocket.at(base, path, ada.token()).send(bytes).close();
        RawSocket.at(base, path, ada.token()).send(bytes).reset();
        RawSocket.at(base, path, ada.token(), "", bytes).close();
        var answered = RawSocket.at(base, path, ada.token()).send(FIN | TEXT, "{}");
        answered.text(); // the talk has begun
        answered.send(bytes).reset();
    }

    @Test
    void whoeverDoesNotKeepToTheProtocolIsToldSo() {
        var wrong = Map.ofEntries(
                Map.entry("an extension's bit", frame(FIN | 0x40 | TEXT, "x")),
                Map.entry("another", frame(FIN | 0x20 | TEXT, "x")),
                Map.entry("all of them, on a ping", frame(FIN | 0x70 | PING, "x")),
                Map.entry("one on a goodbye", frame(FIN | 0x40 | CLOSE, "")),
                Map.entry("one on a part", both(frame(TEXT, "x"), frame(FIN | 0x10 | CONTINUATION, "x"))),
                Map.entry("no mask", new byte[] {(byte) (FIN | TEXT), 1, 'x'}),
                Map.entry("no mask on a pong", new byte[] {(byte) (FIN | PONG), 0}),
                Map.entry("a kind of frame that there is not", frame(FIN | 3, "x")),
                Map.entry("a kind of control that there is not", frame(FIN | 11, "x")),
                Map.entry("a ping in parts", frame(PING, "x")),
                Map.entry("a ping that is too long", frame(FIN | PING, "x".repeat(126))),
                Map.entry("a part of nothing", frame(FIN | CONTINUATION, "x")),
                Map.entry("a message within a message", both(frame(TEXT, "x"), frame(FIN | TEXT, "x"))),
                Map.entry("half a reason", frame(FIN | CLOSE, (byte) 3)));
        var goodbyes = Map.of(
                "a reason that nobody may give", frame(FIN | CLOSE, (byte) 3, (byte) 0xed),
                "a reason that there is not", frame(FIN | CLOSE, (byte) 0, (byte) 7, (byte) 'x'),
                "a reason that is no text", frame(FIN | CLOSE, (byte) 3, (byte) 0xe8, (byte) 0xff));
        assertThat(logged(() -> {
                    for (var path : PATHS) {
                        wrong.forEach((what, bytes) -> isTold(1002, path, what, bytes));
                        goodbyes.forEach((what, bytes) -> isTold(1006, path, what, bytes)); // it has closed already
                        isTold(1009, path, "too much", both(new byte[] {(byte) 0x82, (byte) 0xff}, new byte[] {
                            0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0
                        }));
                    }
                    meet.signUp();
                }))
                .isEmpty();
    }

    private void isTold(int code, String path, String what, byte[] bytes) {
        try (var socket = RawSocket.at(base, path, ada.token())) {
            assertThat(socket.send(bytes).closed()).as("%s: %s", path, what).isEqualTo(code);
        }
        RawSocket.at(base, path, ada.token()).send(bytes).reset(); // does not even wait to be told
    }

    @Test
    void extensionsAndNamesOfProtocolsAreNotAgreedTo() {
        var headers = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-y;z=\"\\\"\r\n"
                + "Sec-WebSocket-Protocol: a, b, ///\r\n";
        assertThat(logged(() -> {
                    for (var path : PATHS) {
                        try (var socket = RawSocket.at(base, path, ada.token(), headers, new byte[0])) {
                            assertThat(socket.send(FIN | TEXT, "{}").text()).startsWith("{");
                        }
                    }
                }))
                .isEmpty();
    }

    private static byte[] both(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }
}
