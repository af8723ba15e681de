// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class JsonDecoderTest {

    /** A malformed text, and what {@code json.loads} of CPython 3.11 says of it. */
    record Vector(String text, String message) {}

    static Stream<Vector> vectors() throws IOException {
        try (var file = JsonDecoderTest.class.getResourceAsStream("cpython-json-messages.json")) {
            return Stream.of(JsonMapper.shared().readValue(file, Vector[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void malformedTextIsRefusedWithTheWordsOfCPython(Vector vector) {
        assertThatThrownBy(() -> JsonDecoder.decode(vector.text()))
                .isInstanceOf(Malformed.class)
                .hasMessage(vector.message());
    }

    @Test
    void valuesOfAllKindsAreRead() {
        assertThat(JsonDecoder.decode(" {\"a\": [1, -2.5, 1e2, true, false, null, \"x\"], \"b\": {}, \"c\": []}\r\n\t"))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(BigInteger.ONE, -2.5, 100.0, true, false, null, "x"),
                        "b",
                        Map.of(),
                        "c",
                        List.of()));
        assertThat(JsonDecoder.decode("null")).isNull();
    }

    @Test
    void escapesAreRead() {
        assertThat(JsonDecoder.decode("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u041c\\uD83d\\ude00 😀\""))
                .isEqualTo("\"\\/\b\f\n\r\tМ😀 😀");
    }

    @Test
    void namesKeepTheirOrderAndTheLastOfTwoValuesWins() {
        assertThat(JsonDecoder.decode("{\"b\":1,\"a\":2,\"b\":3}")).hasToString("{b=3, a=2}");
    }

    @Test
    void integersAreOfAnySizeUpToTheLimitOfCPython() {
        assertThat(JsonDecoder.decode("9".repeat(4300))).isEqualTo(new BigInteger("9".repeat(4300)));
        assertThatThrownBy(() -> JsonDecoder.decode("9".repeat(4301)))
                .hasMessage("Exceeds the limit (4300 digits) for integer string conversion");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(JsonDecoder.decode("[".repeat(200) + "]".repeat(200))).isInstanceOf(List.class);
        assertThatThrownBy(() -> JsonDecoder.decode("[".repeat(201) + "]".repeat(201)))
                .hasMessage("Too deeply nested: line 1 column 201 (char 200)");
        assertThat(JsonDecoder.decode("[" + "[],".repeat(1000) + "[]]")).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ff|'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
                "22d022|'utf-8' codec can't decode byte 0xd0 in position 1: invalid continuation byte",
                "22d0|'utf-8' codec can't decode byte 0xd0 in position 1: unexpected end of data",
                "22e282|'utf-8' codec can't decode bytes in position 1-2: unexpected end of data",
                "22e28222|'utf-8' codec can't decode bytes in position 1-2: invalid continuation byte",
                "c080|'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte",
                "22f09f9822|'utf-8' codec can't decode bytes in position 1-3: invalid continuation byte"
            })
    void bytesThatAreNoTextAreRefusedWithTheWordsOfCPython(String bytes, String message) {
        assertThatThrownBy(() -> Characters.decode(HexFormat.of().parseHex(bytes), StandardCharsets.UTF_8))
                .isInstanceOf(Malformed.class)
                .hasMessage(message);
    }

    @Test
    void otherCharsetsAreReadToo() {
        var windows = Charset.forName("windows-1251");
        assertThat(Characters.decode("Мария".getBytes(windows), windows)).isEqualTo("Мария");
    }
}
