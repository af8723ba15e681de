// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8ValidatorTest {

    @Test
    void everyCharacterIsText() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                        .filter(character ->
                                !isText(Character.toString(character).getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    /** As the JDK's own decoder has it. */
    @Test
    void anyBytesAreTextOrNot() {
        var random = new Random(7);
        for (var round = 0; round < 200_000; round++) {
            var bytes = new byte[random.nextInt(1, 6)];
            random.nextBytes(bytes);
            bytes[0] |= (byte) (random.nextBoolean() ? 0xc0 : 0);
            for (var at = 1; at < bytes.length; at++) {
                bytes[at] = random.nextInt(4) > 0 ? (byte) (bytes[at] & 0x3f | 0x80) : bytes[at];
            }
            assertThat(isText(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(isDecoded(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({"61c0, 1", "ceba80, 2", "eda0, 1", "e09f, 1", "f08f, 1", "f490, 1", "f5, 0", "c1, 0", "80, 0", "c261, 1"
    })
    void theFirstByteThatCannotBeThereTells(String hex, int at) {
        var bytes = HexFormat.of().parseHex(hex);
        var text = new Utf8Validator();
        for (var before = 0; before < at; before++) {
            assertThat(text.takes(bytes[before])).isTrue();
        }
        assertThat(text.takes(bytes[at])).isFalse();
    }

    private static boolean isText(byte[] bytes) {
        var text = new Utf8Validator();
        for (var octet : bytes) {
            if (!text.takes(octet)) {
                return false;
            }
        }
        return text.isWhole();
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
