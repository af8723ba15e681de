// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.socket.CloseStatus;

class Utf8GateTest {

    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Random random = new Random(11);
    private final List<CloseStatus> closed = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new Utf8Gate(closed::add));

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cebae1bdb9cf83|f4|90|80", "61|ed|a0|80", "|c0|af", "68c3a9|ff|68", "e2|82|61|61"})
    void theByteThatCannotBeThereIsToldOfBeforeItsFrameIsWhole(String hex) {
        var bytes = bytes(hex);
        var wrong = decodable(bytes);
        var frame = frame(FIN | TEXT, bytes);
        var head = frame.length - bytes.length;
        for (var at = 0; at < head + wrong; at++) {
            arrives(frame[at]);
        }
        assertThat(closed).isEmpty();
        arrives(frame[head + wrong]);
        assertThat(closed).containsExactly(Socket.NOT_UTF_8);
    }

    @Test
    void aCharacterMayBeCutBetweenPartsAndBySignsOfLife() {
        arrives(frame(TEXT, (byte) 0xe2));
        arrives(frame(FIN | PING, (byte) 0xff));
        arrives(frame(0, (byte) 0x82));
        arrives(frame(0));
        arrives(frame(FIN, (byte) 0xac));
        arrives(frame(FIN | BINARY, (byte) 0xff));
        assertThat(closed).isEmpty();
        arrives(frame(FIN | TEXT, (byte) 0xe2));
        assertThat(closed).containsExactly(Socket.NOT_UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536})
    void framesOfAnyLengthAreFollowed(int length) {
        var text = new byte[length];
        Arrays.fill(text, (byte) 'x');
        arrives(frame(FIN | TEXT, text));
        arrives(frame(FIN | BINARY, text));
        assertThat(closed).isEmpty();
        arrives(frame(FIN | TEXT, (byte) 0xff));
        assertThat(closed).hasSize(1);
    }

    /** What the JDK's decoder says of whole messages. */
    @Test
    void messagesInAnyPartsAndPiecesAreTextOrNot() {
        for (var round = 0; round < 1_000; round++) {
            closed.clear();
            var heard = new EmbeddedChannel(new Utf8Gate(closed::add));
            var bytes = randomText();
            pieces(parts(bytes)).forEach(heard::writeInbound);
            assertThat(closed).as(HexFormat.of().formatHex(bytes)).hasSize(decodable(bytes) == bytes.length ? 0 : 1);
            heard.finishAndReleaseAll();
        }
    }

    @Test
    void whatNettyRefusesIsNotLookedAtNorWhatFollows() {
        var wrong = (byte) 0xff;
        for (var bytes : List.of(
                new byte[] {(byte) (FIN | TEXT), 1, wrong},
                frame(FIN | 0x40 | TEXT, wrong),
                frame(FIN, wrong),
                frame(FIN | 3, wrong),
                frame(PING, wrong),
                frame(FIN | PING, new byte[126]),
                frame(FIN | CLOSE, (byte) 3, (byte) 0xe8))) {
            var heard = new EmbeddedChannel(new Utf8Gate(closed::add));
            heard.writeInbound(Unpooled.wrappedBuffer(bytes, frame(FIN | TEXT, wrong)));
            heard.finishAndReleaseAll();
        }
        arrives(frame(TEXT, (byte) 'x'));
        arrives(frame(FIN | TEXT, wrong));
        assertThat(closed).isEmpty();
    }

    @Test
    void allIsHandedOn() {
        var refused = frame(FIN | TEXT, (byte) 0xff);
        arrives(refused);
        arrives(frame(FIN | CLOSE));
        assertThat(channel.inboundMessages()).hasSize(2);
        assertThat((ByteBuf) channel.readInbound()).isEqualTo(Unpooled.wrappedBuffer(refused));
    }

    private byte[] randomText() {
        var bytes = "aé€😀𐍈z".repeat(1 + random.nextInt(3)).getBytes(UTF_8);
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private byte[] parts(byte[] bytes) {
        var frames = new ByteArrayOutputStream();
        var at = 0;
        while (at < bytes.length) {
            var to = at + random.nextInt(bytes.length - at + 1);
            frames.writeBytes(frame(at == 0 && frames.size() == 0 ? TEXT : 0, Arrays.copyOfRange(bytes, at, to)));
            frames.writeBytes(frame(FIN | PING, (byte) random.nextInt()));
            at = to;
        }
        frames.writeBytes(frame(FIN | (frames.size() == 0 ? TEXT : 0)));
        return frames.toByteArray();
    }

    private List<ByteBuf> pieces(byte[] bytes) {
        var pieces = new ArrayList<ByteBuf>();
        for (var at = 0; at < bytes.length; ) {
            var to = Math.min(bytes.length, at + 1 + random.nextInt(9));
            pieces.add(Unpooled.wrappedBuffer(bytes, at, to - at));
            at = to;
        }
        return pieces;
    }

    private void arrives(byte... bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    /** Masked, as a client's. */
    private byte[] frame(int first, byte... payload) {
        var mask = new byte[4];
        random.nextBytes(mask);
        var frame = Unpooled.buffer().writeByte(first);
        if (payload.length < 126) {
            frame.writeByte(0x80 | payload.length);
        } else if (payload.length < 0x10000) {
            frame.writeByte(0x80 | 126).writeShort(payload.length);
        } else {
            frame.writeByte(0x80 | 127).writeLong(payload.length);
        }
        frame.writeBytes(mask);
        for (var at = 0; at < payload.length; at++) {
            frame.writeByte(payload[at] ^ mask[at % 4]);
        }
        return Arrays.copyOf(frame.array(), frame.writerIndex());
    }

    /**
     * How many bytes there are before the first that cannot be there; the end counts where a character is cut there.
     */
    private static int decodable(byte[] bytes) {
        var text = new Utf8Validator();
        for (var at = 0; at < bytes.length; at++) {
            if (!text.takes(bytes[at])) {
                return at;
            }
        }
        return text.isWhole() ? bytes.length : bytes.length - 1;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace("|", ""));
    }
}
