// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedDocumentsTest {

    private static final int ROUNDS = 20_000;
    private static final int MANY = 500;

    /** For about a fifth of them. */
    private static final int ROOM = 32_000;

    private final LooseRoom room = new LooseRoom(ROOM);
    private final PackedDocuments documents = new PackedDocuments(room);

    /** Against a map: additions, changes, more than are loose at a time, and removals; their places are taken again. */
    @Test
    void eachDocumentIsWhereItWasPut() {
        var expected = new HashMap<Integer, Document>();
        var random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            var place = random.nextInt(MANY);
            var document = note(round);
            if (!expected.containsKey(place)) {
                expected.put(documents.add(PackedDocuments.pack(document)), document);
            } else if (random.nextInt(4) > 0) {
                if (random.nextBoolean()) {
                    documents.put(place, note(round));
                } else {
                    documents.put(place, note(round), new Document("text", "x"));
                }
                expected.put(place, document);
            } else {
                documents.remove(place);
                expected.remove(place);
            }
        }
        assertThat(documents.loose()).isBetween(1, MANY / 2);
        assertThat(documents.size()).isEqualTo(expected.size());
        assertThat(documents.places().boxed())
                .containsExactlyElementsOf(expected.keySet().stream().sorted().toList());
        assertThat(expected).allSatisfy((place, document) -> {
            assertThat(documents.get(place)).isEqualTo(document);
            assertThat(PackedDocuments.unpack(documents.packed(place))).isEqualTo(document);
        });
    }

    @Test
    void whatWasFoundIsNotChangedWithWhatComesInItsPlace() {
        var place = documents.add(PackedDocuments.pack(note(1)));
        documents.put(place, note(2));
        var found = documents.get(place);

        found.put("text", "mine");
        documents.put(place, note(3));

        assertThat(found).containsEntry("text", "mine").containsEntry("_id", 2);
        assertThat(documents.get(place)).isEqualTo(note(3));
    }

    @Test
    void whatIsTooLargeIsPackedAloneAndNoOthersWithIt() {
        var place = documents.add(PackedDocuments.pack(note(1)));
        var large = documents.add(PackedDocuments.pack(note(2)));
        documents.put(place, note(3));
        documents.put(large, new Document("_id", 2).append("text", "x".repeat(ROOM)));

        assertThat(documents.loose()).isEqualTo(1);
        assertThat(documents.get(large)).containsEntry("text", "x".repeat(ROOM));
    }

    /** However often one is changed: what is counted for it is measured again. */
    @Test
    void whatIsChangedAllTheTimeTakesNoMoreRoomThanItIsLarge() {
        var place = documents.add(PackedDocuments.pack(note(0)));
        for (int round = 1; round <= ROUNDS; round++) {
            documents.put(place, note(round), new Document("text", "Note"));
        }
        assertThat(documents.loose()).isEqualTo(1);
        room.take(ROOM - 500);
        assertThat(room.isTooMuch(ROOM / 4)).isFalse();
    }

    /** Of one collection a quarter; of each a thirty-second, though the others have all there is. */
    @Test
    void roomIsSharedAndGivenBack() {
        assertThat(room.isTooMuch(ROOM / 4)).isFalse();
        assertThat(room.isTooMuch(ROOM / 4 + 1)).isTrue();
        room.take(ROOM);
        assertThat(room.isTooMuch(ROOM / 4)).isFalse();
        var place = documents.add(PackedDocuments.pack(note(0)));
        documents.put(place, note(1));
        assertThat(room.isTooMuch(ROOM / 4)).isTrue();
        assertThat(room.isTooMuch(ROOM / 32)).isFalse();

        documents.packed(place);
        assertThat(room.isTooMuch(ROOM / 4)).isFalse();
        documents.put(place, note(2));
        documents.packAll();
        assertThat(room.isTooMuch(ROOM / 4)).isFalse();
        assertThat(documents.get(place)).isEqualTo(note(2));
    }

    static List<Document> keyed() {
        return List.of(
                new Document("_id", "ключ").append("text", "x"),
                new Document("_id", "").append("text", "x"),
                new Document("_id", 7).append("text", "x"),
                new Document("_id", 7L).append("text", "x"),
                new Document("_id", 7L));
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void aKeyIsUnpackedWithoutTheRest(Document document) {
        assertThat(PackedDocuments.unpackKey(PackedDocuments.pack(document)))
                .isEqualTo(new Document("_id", document.get("_id")));
    }

    static List<Document> otherwise() {
        return List.of(
                new Document("_id", new ObjectId()).append("text", "x"),
                new Document("text", "x").append("_id", 7),
                new Document("_idle", 7).append("_id", 8),
                new Document());
    }

    @ParameterizedTest
    @MethodSource("otherwise")
    void whatHasAnotherKeyOrItsKeyElsewhereIsUnpackedWhole(Document document) {
        assertThat(PackedDocuments.unpackKey(PackedDocuments.pack(document))).isEqualTo(document);
    }

    private static Document note(int number) {
        return new Document("_id", number)
                .append("text", "Note " + number)
                .append("list", List.of(1, 2))
                .append("map", new Document(Map.of("a", 1L)));
    }
}
