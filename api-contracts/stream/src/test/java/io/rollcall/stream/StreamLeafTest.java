// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class StreamLeafTest {

    private static final byte[] VALUE = "{}".getBytes(UTF_8);

    @Test
    void isMadeByteForByteOfWhatAConsumerHas() {
        var headers = headers("content-type", "a/b", "ce_type", "ü", "ce_id", "7");

        assertThat(HexFormat.ofDelimiter(" ").formatHex(StreamLeaf.of("u-1", headers, VALUE)))
                .isEqualTo(String.join(
                        " ",
                        "01",
                        "00 00 00 03 75 2d 31",
                        "00 00 00 03",
                        "00 00 00 05 63 65 5f 69 64 00 00 00 01 37",
                        "00 00 00 07 63 65 5f 74 79 70 65 00 00 00 02 c3 bc",
                        "00 00 00 0c 63 6f 6e 74 65 6e 74 2d 74 79 70 65 00 00 00 03 61 2f 62",
                        "00 00 00 02 7b 7d"));
    }

    @Test
    void doesNotKnowWhatOthersAddUnderWay() {
        var own = headers("ce_id", "7", "traceparent", "00");
        var mirrored = headers("mirror.offset", "9", "ce_id", "7", "traceparent", "00");

        assertThat(StreamLeaf.of("u", mirrored, VALUE)).isEqualTo(StreamLeaf.of("u", own, VALUE));
    }

    @Test
    void tellsWhereKeyHeadersAndValueEnd() {
        var none = headers();
        assertThat(StreamLeaf.of("ab", none, bytes("c"))).isNotEqualTo(StreamLeaf.of("a", none, bytes("bc")));
        assertThat(StreamLeaf.of("a", headers("ce_a", "bc"), VALUE))
                .isNotEqualTo(StreamLeaf.of("a", headers("ce_ab", "c"), VALUE));
    }

    private static Headers headers(String... namesAndValues) {
        var headers = new RecordHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], bytes(namesAndValues[i + 1]));
        }
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
