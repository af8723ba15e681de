// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.RawSocket.BINARY;
import static io.rollcall.server.blackbox.RawSocket.CLOSE;
import static io.rollcall.server.blackbox.RawSocket.CONTINUATION;
import static io.rollcall.server.blackbox.RawSocket.FIN;
import static io.rollcall.server.blackbox.RawSocket.PING;
import static io.rollcall.server.blackbox.RawSocket.PONG;
import static io.rollcall.server.blackbox.RawSocket.TEXT;
import static io.rollcall.server.blackbox.RawSocket.frame;
import static io.rollcall.server.blackbox.SocketCases.ASKED;
import static io.rollcall.server.blackbox.SocketCases.HELLO;
import static io.rollcall.server.blackbox.SocketCases.HELLO_BACK;
import static io.rollcall.server.blackbox.SocketCases.heard;

import io.rollcall.server.blackbox.RawSocket.Heard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Messages in parts, and goodbyes, as chapters 5, 7 and 10 ask. */
final class PartCases {

    private PartCases() {}

    static Stream<SocketCase> all() {
        return Stream.concat(parts(), goodbyes());
    }

    private static Stream<SocketCase> parts() {
        var pong = heard(PONG, "?");
        var first = frame(TEXT, "Hel");
        var last = frame(FIN | CONTINUATION, "lo");
        var open = frame(CONTINUATION, "lo");
        return Stream.of(
                SocketCase.of("5.1", frame(PING, "?"), frame(FIN | CONTINUATION, "!"))
                        .closes(1002),
                SocketCase.of("5.2", frame(PONG, "?"), frame(FIN | CONTINUATION, "!"))
                        .closes(1002),
                SocketCase.of("5.3", first, last).hears(HELLO_BACK),
                SocketCase.of("5.4", first, last).hears(HELLO_BACK).chopped(5),
                SocketCase.of("5.5", first, last).hears(HELLO_BACK).chopped(1),
                SocketCase.of("5.6", first, ASKED, last).hears(pong, HELLO_BACK),
                SocketCase.of("5.7", first, ASKED, last).hears(pong, HELLO_BACK).chopped(5),
                SocketCase.of("5.8", first, ASKED, last).hears(pong, HELLO_BACK).chopped(1),
                SocketCase.of("5.9", last, HELLO).closes(1002),
                SocketCase.of("5.10", last, HELLO).closes(1002).chopped(5),
                SocketCase.of("5.11", last, HELLO).closes(1002).chopped(1),
                SocketCase.of("5.12", open, HELLO).closes(1002),
                SocketCase.of("5.13", open, HELLO).closes(1002).chopped(5),
                SocketCase.of("5.14", open, HELLO).closes(1002).chopped(1),
                SocketCase.of("5.15", first, last, open, HELLO)
                        .hears(HELLO_BACK)
                        .closes(1002),
                SocketCase.of("5.16", open, first, last).closes(1002),
                SocketCase.of("5.17", last, first, last).closes(1002),
                SocketCase.of("5.18", first, first).closes(1002),
                SocketCase.of("5.18.binary", first, frame(FIN | BINARY, "lo")).closes(1002),
                SocketCase.of("5.19", first, open, ASKED, open, open, ASKED, last)
                        .hears(pong, pong, heard(TEXT, "Hello" + "lo".repeat(3))),
                SocketCase.of("5.20", first, open, ASKED, open, open, ASKED, last)
                        .hears(pong, pong, heard(TEXT, "Hello" + "lo".repeat(3)))
                        .chopped(1),
                SocketCase.of("5.binary", frame(BINARY, (byte) 0xff), frame(FIN | CONTINUATION, (byte) 0xfe))
                        .hears(new Heard(BINARY, new byte[] {(byte) 0xff, (byte) 0xfe})),
                SocketCase.of("10.1.1", inParts("*".repeat(65_536), 1_300)).hears(heard(TEXT, "*".repeat(65_536))));
    }

    private static byte[][] inParts(String text, int size) {
        var parts = new ArrayList<byte[]>();
        for (var from = 0; from < text.length(); from += size) {
            var kind = from == 0 ? TEXT : CONTINUATION;
            var fin = from + size >= text.length() ? FIN : 0;
            parts.add(frame(fin | kind, text.substring(from, Math.min(from + size, text.length()))));
        }
        return parts.toArray(byte[][]::new);
    }

    private static Stream<SocketCase> goodbyes() {
        var goodbye = goodbye(1000, "");
        var cases = new ArrayList<>(List.of(
                SocketCase.of("7.1.1", HELLO).hears(HELLO_BACK),
                SocketCase.of("7.1.2", goodbye, goodbye).closes(1000),
                SocketCase.of("7.1.3", goodbye, ASKED).closes(1000),
                SocketCase.of("7.1.4", goodbye, HELLO).closes(1000),
                SocketCase.of("7.1.5", frame(TEXT, "Hel"), goodbye, frame(FIN, "lo"))
                        .closes(1000),
                SocketCase.of("7.1.6", frame(FIN | TEXT, "*".repeat(262_144)), HELLO, goodbye)
                        .closes(1009), // more than is taken
                SocketCase.of("7.3.1", frame(FIN | CLOSE)).closes(1005),
                SocketCase.of("7.3.2", frame(FIN | CLOSE, (byte) 3)).closes(1002, 1006),
                SocketCase.of("7.3.4", goodbye(1000, "Bye")).closes(1000),
                SocketCase.of("7.3.5", goodbye(1000, "*".repeat(123))).closes(1000),
                SocketCase.of("7.3.6", goodbye(1000, "*".repeat(124))).closes(1002),
                SocketCase.of("7.5.1", frame(FIN | CLOSE, (byte) 3, (byte) 0xe8, (byte) 0xce, (byte) 0xe1))
                        .closes(1007, 1006)));
        for (var code : List.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)) {
            cases.add(SocketCase.of("7.7." + code, goodbye(code, "")).closes(code));
        }
        for (var code : List.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999)) {
            cases.add(SocketCase.of("7.9." + code, goodbye(code, "")).closes(1002, 1006));
        }
        for (var code : List.of(5000, 65_535)) { // of no meaning, and no fault (7.13)
            cases.add(SocketCase.of("7.13." + code, goodbye(code, "")).closes(code, 1002));
        }
        return cases.stream();
    }

    private static byte[] goodbye(int code, String reason) {
        return frame(
                FIN | CLOSE,
                new String(new char[] {(char) (code >> 8), (char) (code & 0xff)})
                        .concat(reason)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }
}
