// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class KeyedBackendTest {

    private static final int ROUNDS = 1_000;
    private static final int FIELDS = 200;

    @Test
    void aQueryOfTheKeyAndMoreIsForTheIndex() {
        var index = new KeyIndex("_id_", List.of(new IndexKey("_id", true)), false);

        assertThat(index.canHandle(document("_id", 1))).isTrue();
        assertThat(index.canHandle(document("_id", 1, "position", document("$lt", 7))))
                .isTrue();
        assertThat(index.canHandle(document("position", 7))).isFalse();
        assertThat(index.canHandle(document("_id", document("$gt", 1), "position", 7)))
                .isFalse();
    }

    @Test
    void allKeysAreFoundWithNothingElse() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            for (var id : List.of("a", 2L, "c")) {
                Mono.from(notes.insertOne(new Document("_id", id).append("position", 5)))
                        .block();
            }
            Mono.from(notes.replaceOne(new Document("_id", "c"), new Document("position", 6)))
                    .block();
            var keys = List.of(new Document("_id", "a"), new Document("_id", 2L), new Document("_id", "c"));
            var asked = notes.find().projection(new Document("_id", 1));

            assertThat(Flux.from(asked).collectList().block()).isEqualTo(keys);
            assertThat(Flux.from(asked.sort(new Document("$natural", -1)))
                            .collectList()
                            .block())
                    .isEqualTo(keys.reversed());
            assertThat(Flux.from(notes.find().projection(new Document("_id", 0)))
                            .collectList()
                            .block())
                    .containsExactly(
                            new Document("position", 5), new Document("position", 5), new Document("position", 6));
        }
    }

    @Test
    void aKeyThatIsOnlyDescribedIsFoundByTheServer() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            Mono.from(notes.insertOne(new Document("_id", "a").append("position", 5)))
                    .block();
            var described = new Document("_id", new Document("$in", List.of("x", "a")));
            var changed = notes.updateOne(described, new Document("$set", new Document("position", 6)));

            assertThat(Mono.from(changed).block().getMatchedCount()).isOne();
            assertThat(Mono.from(notes.find().first()).block()).containsEntry("position", 6);
        }
    }

    /** An index is made of all documents while some of them are changed, packed and unpacked. */
    @Test
    void anIndexIsMadeBesideWrites() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            Flux.range(0, FIELDS)
                    .concatMap(id -> notes.insertOne(new Document("_id", id).append("position", 0)))
                    .blockLast();
            var writing = Flux.range(0, 10 * FIELDS)
                    .concatMap(round ->
                            notes.replaceOne(new Document("_id", round % FIELDS), new Document("position", round)))
                    .then()
                    .toFuture();
            for (int index = 0; !writing.isDone(); index++) {
                Mono.from(notes.createIndex(new Document("field" + index, 1))).block();
            }
            writing.join();
            assertThat(Mono.from(notes.countDocuments()).block()).isEqualTo(FIELDS);
        }
    }

    /** Numbers are one key, whatever type they have, as in MongoDB. */
    @Test
    void aPlainKeyIsFoundAsAnyOther() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            for (var id : List.<Object>of(7, "7", -1L, 0.5, new Document("a", 1), new ObjectId())) {
                Mono.from(notes.insertOne(new Document("_id", id).append("position", 5)))
                        .block();
                assertThat(matched(notes, id)).isOne();
            }
            assertThat(matched(notes, 7L)).isOne();
            assertThat(matched(notes, 7.0)).isOne();
            assertThat(matched(notes, -1)).isOne();
            assertThat(matched(notes, new Document("a", 2))).isZero();
            assertThat(matched(notes, "x")).isZero();
            assertThatThrownBy(() ->
                            Mono.from(notes.insertOne(new Document("_id", 7L))).block())
                    .isInstanceOf(MongoWriteException.class);
        }
    }

    private static long matched(MongoCollection<Document> notes, Object id) {
        return Mono.from(notes.replaceOne(new Document("_id", id).append("position", 5), new Document("position", 5)))
                .block()
                .getMatchedCount();
    }

    @Test
    void whatTheKeyFindsIsMatchedAgainstTheWholeQuery() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            replace(notes, 5);
            replace(notes, 6);

            assertThatThrownBy(() -> replace(notes, 6))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getCode()).isEqualTo(11000));
            assertThat(Mono.from(notes.find(new Document("_id", "a").append("position", 5))
                                    .first())
                            .block())
                    .isNull();
            assertThat(Mono.from(notes.find(new Document("_id", "a").append("position", 6))
                                    .first())
                            .block())
                    .isNotNull();
        }
    }

    @Test
    void manyKeysFindTheirDocumentsAndNoOthers() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            for (var id : List.of("a", "b", "c")) {
                Mono.from(notes.insertOne(new Document("_id", id).append("position", 5)))
                        .block();
            }
            var keys = new Document("$in", List.of("c", "x", "a", "a"));

            assertThat(ids(notes, new Document("_id", keys))).containsExactlyInAnyOrder("a", "c");
            assertThat(ids(notes, new Document("_id", keys).append("position", 6)))
                    .isEmpty();
            assertThat(ids(notes, new Document("_id", new Document("$in", List.of("a", "b")).append("$gt", "a"))))
                    .containsExactly("b");
        }
    }

    /** A reader beside a writer sees a document as one writer has left it, not half of two. */
    @Test
    void aDocumentIsReadAsItWasWritten() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            Mono.from(notes.insertOne(wide(0))).block();
            var writing = Flux.range(1, ROUNDS)
                    .concatMap(round -> notes.replaceOne(new Document("_id", "wide"), wide(round)))
                    .then()
                    .toFuture();
            while (!writing.isDone()) {
                var seen = Flux.range(0, 16)
                        .flatMap(n -> notes.find(new Document("_id", "wide")).first())
                        .collectList()
                        .block();
                assertThat(seen)
                        .allSatisfy(note -> assertThat(new HashSet<>(note.values()))
                                .as("its key, and what all other fields hold")
                                .hasSize(2));
            }
            writing.join();
        }
    }

    @Test
    void entriesOfFieldsAreChangedWhereTheQueryFindsTheDocument() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            Mono.from(notes.insertOne(new Document("_id", "a")
                            .append("position", 5)
                            .append("gone", 1)
                            .append("map", new Document("x", 1).append("y", 2))
                            .append("list", List.of(1))))
                    .block();
            var update = new Document(
                            "$set",
                            new Document("position", 6)
                                    .append("map.z", null)
                                    .append("list.1", 2)
                                    .append("list.0", 0))
                    .append("$unset", new Document("map.x", "").append("gone", ""));

            assertThat(matched(notes, 4, update)).isZero();
            assertThat(matched(notes, 5, update)).isOne();
            assertThat(matched(notes, 5, update)).isZero();
            assertThat(matched(notes, 6, new Document("$set", new Document("map.deep.er", 1))))
                    .isOne();
            assertThat(Mono.from(notes.find().first()).block())
                    .isEqualTo(new Document("_id", "a")
                            .append("position", 6)
                            .append(
                                    "map",
                                    new Document("y", 2).append("z", null).append("deep", new Document("er", 1)))
                            .append("list", List.of(0, 2)));
        }
    }

    @Test
    void aFieldThatIsNotThereIsTakenAway() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            var note = new Document("_id", "a").append("position", 5).append("map", new Document("x", 1));
            Mono.from(notes.insertOne(note)).block();

            assertThat(matched(notes, 5, new Document("$unset", new Document("gone", ""))))
                    .isOne();
            assertThat(matched(notes, 5, new Document("$unset", new Document("gone", "").append("map.y", ""))))
                    .isOne();
            assertThat(matched(notes, 4, new Document("$unset", new Document("gone", ""))))
                    .isZero();
            assertThat(Mono.from(notes.find().first()).block()).isEqualTo(note);
        }
    }

    @Test
    void entriesAreReadAsTheyWereWritten() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            Mono.from(notes.insertOne(new Document("_id", "wide").append("map", entries("", 0))))
                    .block();
            var writing = Flux.range(1, ROUNDS)
                    .concatMap(round ->
                            notes.updateOne(new Document("_id", "wide"), new Document("$set", entries("map.", round))))
                    .then()
                    .toFuture();
            while (!writing.isDone()) {
                var seen = Flux.range(0, 16)
                        .flatMap(n -> notes.find(new Document("_id", "wide")).first())
                        .collectList()
                        .block();
                assertThat(seen)
                        .allSatisfy(note -> assertThat(new HashSet<>(
                                        note.get("map", Document.class).values()))
                                .hasSize(1));
            }
            writing.join();
        }
    }

    private static long matched(MongoCollection<Document> notes, int position, Document update) {
        var query = new Document("_id", "a").append("position", position);
        return Mono.from(notes.updateOne(query, update)).block().getMatchedCount();
    }

    private static Document entries(String path, int round) {
        var entries = new Document();
        IntStream.range(0, FIELDS).forEach(field -> entries.append(path + "entry" + field, round));
        return entries;
    }

    private static Document wide(int round) {
        var note = new Document("_id", "wide");
        IntStream.range(0, FIELDS).forEach(field -> note.append("field" + field, round));
        return note;
    }

    private static List<String> ids(MongoCollection<Document> notes, Document query) {
        return Flux.from(notes.find(query))
                .map(note -> note.getString("_id"))
                .collectList()
                .block();
    }

    private static void replace(MongoCollection<Document> notes, int position) {
        var older = new Document("_id", "a").append("position", new Document("$lt", position));
        var newer = new Document("_id", "a").append("position", position);
        Mono.from(notes.replaceOne(older, newer, new ReplaceOptions().upsert(true)))
                .block();
    }

    private static de.bwaldvogel.mongo.bson.Document document(String name, Object value) {
        return new de.bwaldvogel.mongo.bson.Document(name, value);
    }

    private static de.bwaldvogel.mongo.bson.Document document(String one, Object first, String other, Object second) {
        return document(one, first).append(other, second);
    }
}
