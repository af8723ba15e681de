// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.projection.shared.Note.Written;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParkingTest {

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ReadModel<String, Note> model =
            new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form());
    private final ReadModelSubscription subscription = new ReadModelSubscription(model, log);
    private final EventDelivery delivery = new EventDelivery(new Note.Projection(model), subscription, log);

    @Test
    void aFoldThatThrowsOnceLosesNothing() {
        write("a", "one");
        write("a", "stumble");
        write("b", "two");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        assertThat(MemoryMongo.documents(database, "notes")).isEmpty();
        delivery.run();

        assertThat(text("a")).isEqualTo("one stumble");
        assertThat(text("b")).isEqualTo("two");
    }

    @Test
    void aFoldThatThrowsTwiceParksItsDocumentAndNothingElse() {
        write("a", "one");
        write("a", "poison");
        write("a", "later");
        write("b", "two");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        delivery.run();

        assertThat(text("a")).isEqualTo("one");
        assertThat(text("b")).isEqualTo("two");
        var mark = Objects.requireNonNull(ParkedMark.in(document("a")));
        assertThat(mark.position()).isEqualTo(2);
        assertThat(mark.event()).isEqualTo("note.written");
        assertThat(mark.later()).isEqualTo(1);
        assertThat(subscription.position()).isEqualTo(4);
    }

    @Test
    void aParkedDocumentStaysAsItIsInLaterBatches() {
        write("a", "one");
        write("a", "poison");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        delivery.run();
        var parked = document("a");
        write("a", "later");
        write("a", "poison");
        write("a", null);
        delivery.run();

        assertThat(document("a").get("text")).isEqualTo(parked.get("text")).isEqualTo("one");
        var mark = Objects.requireNonNull(ParkedMark.in(document("a")));
        assertThat(mark.position()).isEqualTo(2);
        assertThat(mark.later()).isEqualTo(3);
        assertThat(document("a").get("position")).isEqualTo(5L);
        assertThat(subscription.position()).isEqualTo(5);
    }

    @Test
    void attemptsTimeAndTraceAreKeptWithoutMessages() {
        write("a", "poison");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        delivery.run();

        var mark = Objects.requireNonNull(ParkedMark.in(document("a")));
        assertThat(mark.since()).isEqualTo(MemoryMongo.PARKED_AT);
        assertThat(mark.attempts()).isEqualTo(2);
        var trouble = Objects.requireNonNull(mark.last());
        assertThat(trouble.error()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(trouble.trace().getFirst()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(trouble.trace().get(1)).startsWith("at ").contains("Note$Projection.fold");
        assertThat(trouble.trace()).hasSizeLessThan(64);
        assertThat(document("a").toJson()).doesNotContain("secret");
    }

    /** What a process of the version before has parked says no more than this. */
    @Test
    void whatAnEarlierVersionHasParkedIsRead() {
        var old = new Document("position", 7L).append("event", "note.written");
        var mark = Objects.requireNonNull(ParkedMark.in(new Document("parked", old)));

        assertThat(mark.attempts()).isEqualTo(1);
        assertThat(mark.since()).isNull();
        assertThat(mark.passedOver().toBson())
                .containsEntry("position", 7L)
                .containsEntry("event", "note.written")
                .containsEntry("later", 1L);
    }

    @Test
    void aDocumentThatWasParkedBeforeItHadContentIsNotSeen() {
        write("a", "poison");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        delivery.run();

        assertThat(text("a")).isNull();
        assertThat(document("a").containsKey("parked")).isTrue();
    }

    @Test
    void severalDocumentsFailTogetherAndParkTogether() {
        write("a", "poison");
        write("b", "poison");
        write("c", "one");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        delivery.run();

        assertThat(text("c")).isEqualTo("one");
        assertThat(document("b").containsKey("parked")).isTrue();
    }

    @Test
    void aRebuildTriesAParkedDocumentAgain() {
        write("a", "one");
        write("a", "poison");
        assertThatThrownBy(delivery::run).isInstanceOf(CannotFold.class);
        delivery.run();
        subscription.storeToken(null, "notes", 0);
        var mended = new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form());
        var projection = new MendedProjection(mended);
        new EventDelivery(projection, new ReadModelSubscription(mended, log), log).run();

        assertThat(mended.find("a", 0).map(Note::text).block()).isEqualTo("one poison");
        assertThat(document("a").containsKey("parked")).isFalse();
    }

    @Test
    void aStoredDocumentThatCannotBeReadParksToo() {
        write("a", "one");
        delivery.run();
        var broken = new ReadModel<>(MemoryMongo.readModels(database), "notes", new UnreadableForm());
        var again = new EventDelivery(new Note.Projection(broken), new ReadModelSubscription(broken, log), log);
        write("a", "two");
        write("b", "three");
        assertThatThrownBy(again::run).isInstanceOf(CannotFold.class);
        again.run();

        assertThat(document("a").getString("text")).isEqualTo("one");
        assertThat(document("a").containsKey("parked")).isTrue();
        assertThat(document("b").getString("text")).isEqualTo("three");
    }

    @Test
    void aDatabaseThatIsAwayParksNothingAndTellsReadersToComeAgain() {
        var server = new MongoServer(new MemoryBackend());
        var address = server.bind();
        try (var client = MongoClients.create("mongodb://localhost:" + address.getPort()
                + "/?serverSelectionTimeoutMS=1500&heartbeatFrequencyMS=500")) {
            var far = new ReadModel<>(MemoryMongo.readModels(client.getDatabase("far")), "notes", new Note.Form());
            var subscription = new ReadModelSubscription(far, log);
            var farDelivery = new EventDelivery(new Note.Projection(far), subscription, log);
            subscription.fetchToken("notes", 0);
            write("a", "one");
            server.shutdownNow();
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> farDelivery.batch(log.after(0))).isInstanceOf(MongoException.class);
            }
            assertThatThrownBy(() -> far.find("a", 0).block()).isInstanceOf(Unavailable.class);
            var again = new MongoServer(new MemoryBackend());
            again.bind(address);
            farDelivery.run();

            assertThat(far.find("a", 1).map(Note::text).block()).isEqualTo("one");
            assertThat(MemoryMongo.documents(client.getDatabase("far"), "notes"))
                    .noneMatch(document -> document.containsKey("parked"));
            again.shutdownNow();
        }
    }

    @Test
    void whatIsLoggedTellsWhereAndNothingPersonal() {
        write("a", "poison");
        assertThatThrownBy(delivery::run)
                .hasMessageContaining("notes cannot fold note.written at position 1 into document a")
                .hasMessageContaining("IllegalArgumentException at io.rollcall")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatCode(delivery::run).doesNotThrowAnyException();
    }

    private void write(String page, @Nullable String line) {
        log.append("page-" + page, new Written(page, line));
    }

    private @Nullable String text(String page) {
        return model.find(page, 0).map(Note::text).block();
    }

    private Document document(String page) {
        return MemoryMongo.documents(database, "notes").stream()
                .filter(found -> page.equals(found.get("_id")))
                .findFirst()
                .orElseThrow();
    }

    private static final class UnreadableForm implements ReadModelCodec<String, Note> {

        @Override
        public Document toBson(Note note) {
            return new Note.Form().toBson(note);
        }

        @Override
        public Note fromBson(String page, Document content) {
            throw new IllegalStateException("written by another release");
        }
    }
}
