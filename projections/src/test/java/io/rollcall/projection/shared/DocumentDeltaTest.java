// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DocumentDeltaTest {

    private static final int ROUNDS = 300;

    private final MongoCollection<Document> collection = MemoryMongo.database().getCollection("notes");
    private final Random random = new Random(17);

    @Test
    void saysOnlyWhichEntriesAreOthers() {
        var before = stored(1)
                .append("page", new Document("1", "a").append("2", "b"))
                .append("list", List.of("a", "b"))
                .append("other", "same");
        var after = stored(2)
                .append("page", new Document("2", "c").append("3", null))
                .append("list", List.of("a", "b", "c"))
                .append("other", "same");
        assertThat(DocumentDelta.between(before, after).map(DocumentDelta::update))
                .contains(new Document(
                                "$set",
                                new Document("position", 2L)
                                        .append("page.2", "c")
                                        .append("page.3", null)
                                        .append("list.2", "c"))
                        .append("$unset", new Document("page.1", "")));
    }

    @Test
    void whateverADocumentWasItIsWhatItIsToBeAfterwards() {
        var deltas = 0;
        var grown = 0;
        var before = some(0);
        Mono.from(collection.insertOne(before)).block();
        for (int round = 1; round <= ROUNDS; round++) {
            var after = some(round);
            var write = new GuardedWrite(new WriteGuard("a", before, WriteChunks.sizeOf(before)), after);
            assertThat(write.bytes()).isEqualTo(WriteChunks.sizeOf(after));
            deltas += write.delta() != null ? 1 : 0;
            grown += write.delta() != null && write.delta().growth().isPresent() ? 1 : 0;
            var result = Mono.from(collection.bulkWrite(List.of(write.model()))).block();
            assertThat(result.getMatchedCount()).isOne();
            assertThat(Mono.from(collection.find().first()).block()).isEqualTo(after);
            before = after;
        }
        assertThat(deltas).isBetween(ROUNDS / 4, ROUNDS - 1);
        assertThat(grown).isBetween(1, deltas - 1);
    }

    @Test
    void isWrittenOverExactlyWhatWasLoadedAndOnlyOnce() {
        var before = stored(1).append("page", new Document("1", "a"));
        var after = stored(2).append("page", new Document("1", "a").append("2", "b"));
        var write = new GuardedWrite(new WriteGuard("a", before), after);
        assertThat(write.model()).isInstanceOf(UpdateOneModel.class);
        for (var there : List.of(stored(0), stored(2), stored(1).append("refolded", "once more"))) {
            Mono.from(collection.deleteMany(new Document())).block();
            Mono.from(collection.insertOne(there)).block();
            assertThat(matched(write)).isZero();
            assertThat(Mono.from(collection.find().first()).block()).isEqualTo(there);
        }
        Mono.from(collection.deleteMany(new Document())).block();
        Mono.from(collection.insertOne(before)).block();
        assertThat(matched(write)).isOne();
        assertThat(matched(write)).isZero();
        assertThat(Mono.from(collection.find().first()).block()).isEqualTo(after);
    }

    @Test
    void whatIsSignedOrSmallOrSomebodyElsesOrHasOtherNamesIsReplaced() {
        var page = new Document("1", "a");
        assertThat(between(stored(1).append("text", "a"), stored(2).append("text", "ab")))
                .isEmpty();
        assertThat(between(
                        stored(1).append("page", page).append("mac", "x"),
                        stored(2).append("page", page).append("mac", "y")))
                .isEmpty();
        assertThat(between(
                        stored(1).append("page", page).append("log", 4L),
                        stored(2).append("page", page)))
                .isEmpty();
        assertThat(between(stored(2).append("page", page), stored(2).append("page", page)))
                .isEmpty();
        for (var name : List.of("a.b", "$a", "")) {
            assertThat(between(
                            stored(1).append("page", new Document(name, 1)),
                            stored(2).append("page", new Document(name, 2))))
                    .isEmpty();
        }
    }

    private long matched(GuardedWrite write) {
        return Mono.from(collection.bulkWrite(List.of(write.model()))).block().getMatchedCount();
    }

    private static Optional<DocumentDelta> between(Document before, Document after) {
        return DocumentDelta.between(before, after);
    }

    private static Document stored(long position) {
        return new Document("_id", "a").append("position", position).append("log", 3L);
    }

    /** Fields come and go, become other things, have entries more and fewer. */
    private Document some(int position) {
        var document = stored(position);
        for (var name : List.of("p", "q", "r")) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> document.append(name, random.nextInt(3));
                case 2 -> document.append(name, null);
                case 3, 4 -> document.append(name, new ArrayList<>(Arrays.asList(values(random.nextInt(4)))));
                default -> document.append(name, entries());
            }
        }
        return document;
    }

    private static Integer[] values(int many) {
        return IntStream.range(0, many).boxed().toArray(Integer[]::new);
    }

    private Document entries() {
        var entries = new Document();
        for (var name : List.of("1", "2", "x", "y")) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> entries.append(name, List.of(random.nextInt(2)));
                case 2 -> entries.append(name, new Document("deep", random.nextInt(2)));
                default -> entries.append(name, random.nextInt(3));
            }
        }
        return entries;
    }
}
