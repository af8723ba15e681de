// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WriteGuardTest {

    private final MongoDatabase database = MemoryMongo.database();
    private final MongoCollection<Document> collection = database.getCollection(Notes.NAME);
    private final ReadModelStore store =
            new ReadModelStore(MemoryMongo.readModels(database), Notes.NAME, new DocumentMac(null, Notes.NAME));

    @Test
    void replacesExactlyWhatWasLoaded() {
        put(note("a", 5, 1));
        assertThat(written(note("a", 4, 1))).isFalse();
        assertThat(written(note("a", 6, 1))).isFalse();
        assertThat(written(note("a", 5, 2))).isFalse();
        assertThat(written(note("a", 5, 1))).isTrue();
        assertThat(stored("a")).isEqualTo(next("a"));
    }

    @Test
    void insertsWhereNothingWasLoadedAndNothingIs() {
        assertThat(written(new WriteGuard("a", null))).isTrue();
        assertThat(stored("a")).isEqualTo(next("a"));
        put(note("b", 5, 1));
        assertThat(written(new WriteGuard("b", null))).isFalse();
        assertThat(stored("b")).isEqualTo(note("b", 5, 1));
    }

    @Test
    void insertsNothingWhereWhatWasLoadedIsGone() {
        assertThat(written(note("a", 5, 1))).isFalse();
        assertThat(stored("a")).isNull();
    }

    @Test
    void replacesWhatAnEarlierVersionHasWritten() {
        put(new Document("_id", "a").append("position", 5L));
        assertThat(written(note("a", 5, 1))).isFalse();
        assertThat(written(new Document("_id", "a").append("position", 5L))).isTrue();
    }

    @Test
    void replacesWhatSomebodyElseHasMadeHoweverItLooks() {
        for (var position : Arrays.asList("text", new Document("$gt", 0L), null)) {
            put(new Document("_id", "a").append("position", position).append("mac", "wrong"));
            assertThat(written(new Document("_id", "a")
                            .append("position", position)
                            .append("mac", "other")))
                    .isFalse();
            assertThat(written(new Document("_id", "a")
                            .append("position", position)
                            .append("mac", "wrong")))
                    .isTrue();
        }
    }

    @Test
    void writesTheOthersOfABulkInWhichOneIsRefused() {
        put(note("a", 5, 1));
        put(note("b", 5, 1));
        assertThat(store.write(Stream.of(
                                new WriteGuard("a", note("a", 4, 1)),
                                new WriteGuard("b", note("b", 5, 1)),
                                new WriteGuard("c", null),
                                new WriteGuard("a", null))
                        .map(WriteGuardTest::write)
                        .toList()))
                .isEqualTo(WriteOutcome.OUTDATED);
        assertThat(stored("a")).isEqualTo(note("a", 5, 1));
        assertThat(stored("b")).isEqualTo(next("b"));
        assertThat(stored("c")).isEqualTo(next("c"));
    }

    @Test
    void aCheckSaysWhetherAWriteWouldBeRefusedAndChangesNothing() {
        put(note("a", 5, 1));
        var right = new WriteGuard("a", note("a", 5, 1));
        var none = new WriteGuard("none", null);
        assertThat(store.wouldAccept(List.of())).isTrue();
        assertThat(store.wouldAccept(List.of(right, none))).isTrue();
        assertThat(store.wouldAccept(List.of(right, new WriteGuard("a", null)))).isFalse();
        assertThat(store.wouldAccept(List.of(none, new WriteGuard("a", note("a", 4, 1)))))
                .isFalse();
        assertThat(store.wouldAccept(List.of(new WriteGuard("none", note("none", 5, 1)), new WriteGuard("a", null))))
                .isFalse();
        assertThat(stored("a")).isEqualTo(note("a", 5, 1));
        assertThat(stored("none")).isNull();
    }

    private boolean written(Document loaded) {
        return written(new WriteGuard("a", loaded));
    }

    private boolean written(WriteGuard guard) {
        return store.write(List.of(write(guard))).complete();
    }

    private static GuardedWrite write(WriteGuard guard) {
        return new GuardedWrite(guard, next(guard.key()));
    }

    private static Document next(Object key) {
        return new Document("_id", key).append("position", 7L).append("log", 1L);
    }

    private static Document note(String key, long position, long log) {
        return new Document("_id", key).append("position", position).append("log", log);
    }

    private void put(Document document) {
        Mono.from(collection.deleteOne(Filters.eq(document.get("_id")))).block();
        Mono.from(collection.insertOne(document)).block();
    }

    private @Nullable Document stored(String key) {
        return Mono.from(collection.find(Filters.eq(key)).first()).block();
    }
}
