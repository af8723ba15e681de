// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.RawSocket.CONTINUATION;
import static io.rollcall.server.blackbox.RawSocket.FIN;
import static io.rollcall.server.blackbox.RawSocket.TEXT;
import static io.rollcall.server.blackbox.RawSocket.frame;

import io.rollcall.server.blackbox.RawSocket.Heard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text that is UTF-8 and text that is not, as chapter 6 asks; each whole, and byte by byte in parts. */
final class TextCases {

    private static final byte[] KOSME = "κόσμε".getBytes(StandardCharsets.UTF_8);

    /** 6.7, 6.9, 6.11, 6.23, and what is longer. */
    private static final String TEXTS = """
            48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121 00 c280 e0a080 f0908080 7f dfbf efbfbf
            f48fbfbf ed9fbf ee8080 efbfbd efbfb9 efbfba efbfbb efbfbc efbfbe f09f9880c3a9e282ac
            """;

    /** 6.3, 6.4, 6.8, 6.10 and 6.12 to 6.21. */
    private static final String OTHERS = """
            cebae1bdb9cf83cebcceb5eda080656469746564 cebae1bdb9cf83cebcceb5f4908080656469746564 f888808080
            fc8480808080 f7bfbfbf fbbfbfbfbf fdbfbfbfbfbf f4908080 80 bf 80bf 80bf80 80bf80bf80bf80bf c020
            df20 e020ef20 f020f720 f820 fc20 c0 e080 f08080 f8808080 fc80808080 df efbf f7bfbf fbbfbfbf
            fdbfbfbfbf c0e080f08080 fe ff fefeffff c0af e080af f08080af f8808080af fc80808080af c1bf e09fbf
            f08fbfbf f887bfbfbf fc83bfbfbfbf c080 e08080 f0808080 f880808080 fc8080808080 eda080 edadbf edae80
            edafbf edb080 edbe80 edbfbf eda080edb080 eda080edbfbf edadbfedb080 edadbfedbfbf edae80edb080
            edae80edbfbf edafbfedb080 edafbfedbfbf
            """;

    private TextCases() {}

    static Stream<SocketCase> all() {
        return Stream.of(texts(), others(), beginnings(), parts(), unfinished()).flatMap(cases -> cases);
    }

    private static Stream<SocketCase> texts() {
        var noncharacters = IntStream.rangeClosed(0, 16)
                .flatMap(plane -> IntStream.of(plane << 16 | 0xfffe, plane << 16 | 0xffff))
                .mapToObj(Character::toString);
        var written = Stream.of(TEXTS.split("\\s+")).map(hex -> new String(bytes(hex), StandardCharsets.UTF_8));
        return Stream.concat(noncharacters, written)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .flatMap(TextCases::taken);
    }

    private static Stream<SocketCase> taken(byte[] text) {
        return both(text).map(sent -> sent.hears(new Heard(TEXT, text)));
    }

    private static Stream<SocketCase> others() {
        return Stream.of(OTHERS.split("\\s+")).map(TextCases::bytes).flatMap(TextCases::refused);
    }

    private static Stream<SocketCase> refused(byte[] bytes) {
        return both(bytes).map(sent -> sent.closes(1007));
    }

    /** 6.6. */
    private static Stream<SocketCase> beginnings() {
        return IntStream.rangeClosed(1, KOSME.length)
                .mapToObj(end -> Arrays.copyOf(KOSME, end))
                .flatMap(begun ->
                        new String(begun, StandardCharsets.UTF_8).contains("\ufffd") ? refused(begun) : taken(begun));
    }

    private static Stream<SocketCase> both(byte[] text) {
        var name = "6." + HexFormat.of().formatHex(text);
        var parts = new ArrayList<byte[]>();
        parts.add(frame(TEXT));
        for (var octet : text) {
            parts.add(frame(CONTINUATION, octet));
        }
        parts.add(frame(FIN | CONTINUATION));
        return Stream.of(
                SocketCase.of(name, frame(FIN | TEXT, text)),
                SocketCase.of(name + " in parts", parts.toArray(byte[][]::new)));
    }

    /** 6.1 and 6.4; the last part never comes. */
    private static Stream<SocketCase> parts() {
        var nothing = new Heard(TEXT, new byte[0]);
        return Stream.of(
                SocketCase.of("6.1.1", frame(FIN | TEXT)).hears(nothing),
                SocketCase.of("6.1.2", frame(TEXT), frame(CONTINUATION), frame(FIN | CONTINUATION))
                        .hears(nothing),
                SocketCase.of("6.1.3", frame(TEXT), frame(CONTINUATION, "middle"), frame(FIN | CONTINUATION))
                        .hears(SocketCases.heard(TEXT, "middle")),
                SocketCase.of("6.4.1", frame(TEXT, KOSME), frame(CONTINUATION, bytes("f4908080")))
                        .closes(1007),
                SocketCase.of(
                                "6.4.2",
                                frame(TEXT, KOSME),
                                frame(CONTINUATION, bytes("f4")),
                                frame(CONTINUATION, bytes("90")))
                        .closes(1007),
                SocketCase.of(
                                "6.4.3",
                                frame(TEXT, KOSME),
                                frame(CONTINUATION, bytes("ed")),
                                frame(CONTINUATION, bytes("a0")))
                        .closes(1007),
                SocketCase.of("6.4.4", frame(TEXT, bytes("c1"))).closes(1007));
    }

    /** 6.4.3, 6.4.4 and others: one frame, which ends for now with the first byte that cannot be there. */
    private static Stream<SocketCase> unfinished() {
        return Stream.of("f490", "eda0", "c1", "e09f", "f08f", "80", "ff", "c3c3", "e282ac80")
                .map(hex -> {
                    var begun = ByteBuffer.allocate(64).put(KOSME).put(bytes(hex));
                    var frame = frame(FIN | TEXT, begun.array());
                    return SocketCase.of("6.4.frame " + hex, Arrays.copyOf(frame, frame.length - begun.remaining()))
                            .closes(1007);
                });
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
