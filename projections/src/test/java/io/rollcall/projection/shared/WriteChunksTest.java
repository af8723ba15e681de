// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteChunksTest {

    @Test
    void noneIsOfNothing() {
        assertThat(WriteChunks.ofKeys(List.of())).isEmpty();
    }

    @Test
    void fewAreOnePartInTheirOrder() {
        assertThat(WriteChunks.ofKeys(List.of("b", 7L, "a"))).containsExactly(List.of("b", 7L, "a"));
    }

    @Test
    void aPartHasABoundedNumber() {
        var keys = IntStream.rangeClosed(1, 2 * WriteChunks.MOST + 1)
                .mapToObj(Long::valueOf)
                .toList();
        var parts = WriteChunks.ofKeys(keys);
        assertThat(parts).extracting(List::size).containsExactly(WriteChunks.MOST, WriteChunks.MOST, 1);
        assertThat(parts.stream().flatMap(Collection::stream)).containsExactlyElementsOf(keys);
    }

    @Test
    void aPartHasABoundedSize() {
        assertThat(WriteChunks.of(List.of(1, 2, 3, 4), any -> WriteChunks.BYTES / 2))
                .containsExactly(List.of(1, 2), List.of(3, 4));
        assertThat(WriteChunks.of(List.of(1, 2, 3), any -> WriteChunks.BYTES / 2 + 1))
                .hasSize(3);
    }

    @Test
    void whatIsLargerThanAPartIsOneByItself() {
        assertThat(WriteChunks.of(List.of(1, Integer.MAX_VALUE, Integer.MAX_VALUE, 2), size -> size))
                .containsExactly(List.of(1), List.of(Integer.MAX_VALUE), List.of(Integer.MAX_VALUE), List.of(2));
    }

    static Stream<Document> documents() {
        return Stream.of(
                new Document(),
                new Document("_id", "a"),
                new Document("_id", "\u00e4\u20ac\ud83d\ude00".repeat(100)),
                new Document("_id", 7L)
                        .append(
                                "many",
                                IntStream.range(0, 2_000).mapToObj(n -> "" + n).toList()),
                new Document("bytes", new byte[5_000]).append("none", null).append("when", Date.from(Instant.EPOCH)),
                new Document("x", List.of(new Document("y", new Document("z", List.of(true, 1.5, 3))))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aSizeIsNeverLessThanWhatIsSent(Document document) {
        var sent = new RawBsonDocument(
                document, MongoClientSettings.getDefaultCodecRegistry().get(Document.class));
        assertThat(WriteChunks.sizeOf(document))
                .isGreaterThanOrEqualTo(sent.getByteBuffer().remaining());
    }
}
