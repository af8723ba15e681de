// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.RawSocket.BINARY;
import static io.rollcall.server.blackbox.RawSocket.CLOSE;
import static io.rollcall.server.blackbox.RawSocket.FIN;
import static io.rollcall.server.blackbox.RawSocket.PING;
import static io.rollcall.server.blackbox.RawSocket.PONG;
import static io.rollcall.server.blackbox.RawSocket.TEXT;
import static io.rollcall.server.blackbox.RawSocket.frame;

import io.rollcall.server.blackbox.RawSocket.Heard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Frames, signs of life, reserved bits and opcodes: RFC 6455 as chapters 1 to 4 ask; and all others. */
final class SocketCases {

    static final byte[] HELLO = frame(FIN | TEXT, "Hello");
    static final Heard HELLO_BACK = heard(TEXT, "Hello");
    static final byte[] ASKED = frame(FIN | PING, "?");
    private static final int[] SIZES = {0, 125, 126, 127, 128, 65_535, 65_536};

    private SocketCases() {}

    static Stream<SocketCase> all() {
        return Stream.of(frames(), signsOfLife(), reserved(), PartCases.all(), TextCases.all())
                .flatMap(cases -> cases);
    }

    private static Stream<SocketCase> frames() {
        return Stream.of(TEXT, BINARY).flatMap(kind -> {
            var cases = IntStream.range(0, SIZES.length).mapToObj(at -> whole(kind, at + 1, SIZES[at]));
            return Stream.concat(cases, Stream.of(whole(kind, 8, 65_536).chopped(997)));
        });
    }

    private static SocketCase whole(int kind, int at, int size) {
        var payload = "*".repeat(size);
        return SocketCase.of("1." + kind + "." + at, frame(FIN | kind, payload)).hears(heard(kind, payload));
    }

    private static Stream<SocketCase> signsOfLife() {
        var bytes = new byte[] {0, (byte) 0xff, (byte) 0xfe, (byte) 0xfd, (byte) 0xfc, (byte) 0xfb, 0, (byte) 0xff};
        var most = "p".repeat(125);
        var ten = IntStream.range(0, 10)
                .mapToObj(at -> frame(FIN | PING, "ping " + at))
                .toArray(byte[][]::new);
        var answers =
                IntStream.range(0, 10).mapToObj(at -> heard(PONG, "ping " + at)).toArray(Heard[]::new);
        return Stream.of(
                SocketCase.of("2.1", frame(FIN | PING)).hears(heard(PONG, "")),
                SocketCase.of("2.2", frame(FIN | PING, "Hello, world!")).hears(heard(PONG, "Hello, world!")),
                SocketCase.of("2.3", frame(FIN | PING, bytes)).hears(new Heard(PONG, bytes)),
                SocketCase.of("2.4", frame(FIN | PING, most)).hears(heard(PONG, most)),
                SocketCase.of("2.5", frame(FIN | PING, most + "p")).closes(1002),
                SocketCase.of("2.6", frame(FIN | PING, most))
                        .hears(heard(PONG, most))
                        .chopped(1),
                SocketCase.of("2.7", frame(FIN | PONG)),
                SocketCase.of("2.8", frame(FIN | PONG, "unasked")),
                SocketCase.of("2.9", frame(FIN | PONG, "unasked"), ASKED).hears(heard(PONG, "?")),
                SocketCase.of("2.10", ten).hears(answers),
                SocketCase.of("2.11", ten).hears(answers).chopped(1));
    }

    private static Stream<SocketCase> reserved() {
        var cases = new ArrayList<SocketCase>();
        for (var bits = 1; bits <= 7; bits++) {
            var name = "3." + bits + ".";
            cases.add(SocketCase.of(name + "text", frame(FIN | bits << 4 | TEXT, "Hello"))
                    .closes(1002));
            cases.add(SocketCase.of(name + "later", HELLO, frame(FIN | bits << 4 | TEXT, "Hello"), ASKED)
                    .hears(HELLO_BACK)
                    .closes(1002));
            cases.add(SocketCase.of(name + "chopped", frame(FIN | bits << 4 | BINARY, "Hello"), ASKED)
                    .closes(1002)
                    .chopped(1));
            cases.add(SocketCase.of(name + "ping", frame(FIN | bits << 4 | PING, "?"))
                    .closes(1002));
            cases.add(SocketCase.of(name + "part", frame(TEXT, "Hel"), frame(FIN | bits << 4, "lo"))
                    .closes(1002));
            cases.add(SocketCase.of(name + "close", frame(FIN | bits << 4 | CLOSE, (byte) 3, (byte) 0xe8))
                    .closes(1002, 1006)); // it has said goodbye
        }
        for (var opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            var name = (opcode < 8 ? "4.1." : "4.2.") + (opcode < 8 ? opcode - 2 : opcode - 10);
            cases.add(SocketCase.of(name + ".empty", frame(FIN | opcode)).closes(1002));
            cases.add(SocketCase.of(name + ".full", frame(FIN | opcode, "?")).closes(1002));
            cases.add(SocketCase.of(name + ".later", HELLO, frame(FIN | opcode, "?"), ASKED)
                    .hears(HELLO_BACK)
                    .closes(1002));
            cases.add(SocketCase.of(name + ".part", frame(opcode, "?"), ASKED)
                    .closes(1002)
                    .chopped(1));
        }
        return cases.stream();
    }

    static Heard heard(int kind, String text) {
        return new Heard(kind, text.getBytes(StandardCharsets.UTF_8));
    }
}
