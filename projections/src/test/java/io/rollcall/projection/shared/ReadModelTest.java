// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.Note.Ignored;
import io.rollcall.projection.shared.Note.Written;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReadModelTest {

    private static final String NOTES = "notes";

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private Process process = new Process();

    @Test
    void foldsEventsIntoTheirDocuments() {
        write("a", "one");
        write("b", "two");
        write("a", "three");
        process.delivery.run();

        assertThat(text("a")).isEqualTo("one three");
        assertThat(text("b")).isEqualTo("two");
        assertThat(process.positions.position()).isEqualTo(3);
    }

    @Test
    void foldsOverWhatAnEarlierBatchStored() {
        write("a", "one");
        process.delivery.run();
        write("a", "two");
        process.delivery.run();

        assertThat(text("a")).isEqualTo("one two");
    }

    @Test
    void movesOnOverEventsThatConcernNoDocument() {
        log.append("x", new Ignored());
        process.delivery.run();

        assertThat(process.positions.position()).isEqualTo(1);
        assertThat(storedPosition().getLong("position")).isEqualTo(1);
    }

    @Test
    void keepsThePositionInTheSameCollectionWithTheLogsHash() {
        write("a", "one");
        process.delivery.run();

        var expected = log.checkpointAt(1).orElseThrow();
        assertThat(storedPosition())
                .containsEntry("incarnation", expected.incarnation().toString())
                .containsEntry("position", 1L)
                .containsEntry("hash", expected.hash());
    }

    @Test
    void changesNothingWhenABatchIsDeliveredTwice() {
        write("a", "one");
        write("a", "two");
        process.delivery.run();
        var once = stored();
        process.delivery.batch(log.after(0));

        assertThat(stored()).isEqualTo(once);
    }

    @Test
    void changesNothingWhenAnEventIsDeliveredTwiceInOneBatch() {
        write("a", "one");
        var event = log.after(0).getFirst();
        process.delivery.run();
        write("b", "two");
        var other = log.after(1).getFirst();
        process.delivery.batch(List.of(event, event, other, other));

        assertThat(text("a")).isEqualTo("one");
        assertThat(text("b")).isEqualTo("two");
    }

    @Test
    void refusesToReplaceADocumentByAnOlderOne() {
        write("a", "one");
        write("a", "two");
        write("b", "three");
        process.delivery.run();
        var late = new Draft<>("a", null, new Note.Form());
        late.fold(new Change<>("a", 1, "note.written", before -> new Note("a", "old")));
        process.model.store().write(List.of(late.replacement()));

        assertThat(text("a")).isEqualTo("one two");
    }

    @Test
    void writesTheOthersOfABulkInWhichOneIsRefused() {
        write("a", "one");
        write("a", "two");
        process.delivery.run();
        var late = new Draft<>("a", null, new Note.Form());
        late.fold(new Change<>("a", 1, "note.written", before -> new Note("a", "old")));
        var fresh = new Draft<>("b", null, new Note.Form());
        fresh.fold(new Change<>("b", 1, "note.written", before -> new Note("b", "new")));
        process.model.store().write(List.of(late.replacement(), fresh.replacement()));

        assertThat(text("a")).isEqualTo("one two");
        assertThat(text("b")).isEqualTo("new");
    }

    @Test
    void leavesATombstoneThatReadersDoNotSee() {
        write("a", "one");
        write("a", null);
        process.delivery.run();

        assertThat(text("a")).isNull();
        assertThat(stored())
                .containsExactly(new Document("_id", "a").append("position", 2L).append("deleted", true));
    }

    @Test
    void doesNotBringBackADeletedDocumentWhenItsCreationIsDeliveredAgain() {
        write("a", "one");
        write("a", null);
        process.delivery.run();
        process.handle(log.after(0).subList(0, 1));
        process.model.flush(1);

        assertThat(text("a")).isNull();
    }

    @Test
    void startsADeletedDocumentAnew() {
        write("a", "one");
        write("a", null);
        write("a", "two");
        process.delivery.run();

        assertThat(text("a")).isEqualTo("two");
    }

    @Test
    void keepsDocumentsWhoseIdLooksLikeThePositions() {
        write("@position", "mine");
        write("@@position", "mine too");
        process.delivery.run();
        write("@position", "still");
        process.delivery.run();

        assertThat(text("@position")).isEqualTo("mine still");
        assertThat(text("@@position")).isEqualTo("mine too");
        assertThat(storedPosition().getLong("position")).isEqualTo(3);
    }

    @Nested
    class ARestart {

        @Test
        void goesOnWhereThePositionStands() {
            write("a", "one");
            process.delivery.run();
            process = new Process();
            assertThat(LogFollower.positionOf(process.positions.fetchToken(NOTES, 0)))
                    .isEqualTo(1);
            write("a", "two");
            process.delivery.run();

            assertThat(text("a")).isEqualTo("one two");
        }

        @Test
        void betweenTheDocumentsAndThePositionDoesNoHarm() {
            write("a", "one");
            process.delivery.run();
            write("a", "two");
            write("b", "three");
            process.handle(log.after(1));
            process.model.flush(3); // the documents are written; here the process dies
            process = new Process();
            process.delivery.run();

            assertThat(text("a")).isEqualTo("one two");
            assertThat(text("b")).isEqualTo("three");
            assertThat(process.positions.position()).isEqualTo(3);
        }

        @Test
        void forgetsWhatWasHandledAndNotWritten() {
            write("a", "one");
            process.handle(log.after(0));
            process.delivery.run();

            assertThat(text("a")).isEqualTo("one");
        }

        @Test
        void ofAStoreThatLostEverythingBuildsItAnew() {
            write("a", "one");
            write("b", "two");
            process.delivery.run();
            var before = stored();
            Mono.from(database.drop()).block();
            process.delivery.run();

            assertThat(stored()).isEqualTo(before);
        }

        @Test
        void ofAStoreThatLostItsPositionBuildsItAnew() {
            write("a", "one");
            process.delivery.run();
            Mono.from(database.getCollection(NOTES).deleteOne(new Document("_id", "@position")))
                    .block();
            Mono.from(database.getCollection(NOTES).insertOne(new Document("_id", "stray").append("position", 99L)))
                    .block();
            process.delivery.run();

            assertThat(stored()).extracting(document -> document.get("_id")).containsExactly("a");
        }
    }

    @Nested
    class ARebuild {

        @Test
        void makesTheSameDocumentsAgain() {
            write("a", "one");
            write("b", "two");
            write("a", null);
            process.delivery.run();
            var before = stored();
            process.positions.storeToken(null, NOTES, 0); // what a reset does
            assertThat(stored()).isEmpty();
            process.delivery.run();

            assertThat(stored()).isEqualTo(before);
        }

        @Test
        void followsAShorterLog() {
            write("a", "one");
            write("b", "two");
            process.delivery.run();
            log.cutAfter(1);
            process.delivery.run();

            assertThat(text("a")).isEqualTo("one");
            assertThat(text("b")).isNull();
            assertThat(process.positions.position()).isEqualTo(1);
        }

        @Test
        void followsALogWithAnotherPast() {
            write("a", "one");
            write("b", "two");
            process.delivery.run();
            log.cutAfter(1);
            write("c", "another");
            write("d", "and more");
            process.delivery.run();

            assertThat(stored()).extracting(document -> document.get("_id")).containsExactly("a", "c", "d");
        }

        @Test
        void followsALogWithTheSamePastAndAnotherIncarnation() {
            write("a", "one");
            process.delivery.run();
            var restored = new MemoryLog();
            restored.append("a", new Written("a", "one"));
            var positions = new ReadModelPositions(process.model, restored);

            assertThat(positions.fetchToken(NOTES, 0)).isNull();
            assertThat(stored()).isEmpty();
        }
    }

    @Nested
    class AnOwnerThatLostItsPlace {

        @Test
        void cannotMoveThePositionBack() {
            write("a", "one");
            write("a", "two");
            var zombie = new Process();
            zombie.positions.fetchToken(NOTES, 0);
            process.delivery.run();

            assertThatThrownBy(() -> zombie.delivery.batch(log.after(0).subList(0, 1)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(storedPosition().getLong("position")).isEqualTo(2);
            assertThat(text("a")).isEqualTo("one two");
        }

        @Test
        void cannotPutThePositionOfAnotherLogInPlace() {
            write("a", "one");
            process.delivery.run();
            var other = new MemoryLog();
            other.append("a", new Written("a", "one"), new Written("a", "two"));
            var zombie = new ReadModelPositions(process.model, other);

            assertThatThrownBy(() -> zombie.storeToken(other.after(1).getFirst().trackingToken(), NOTES, 0))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(storedPosition().getLong("position")).isEqualTo(1);
        }
    }

    @Test
    void doesNotStoreAPositionThatTheLogDoesNotReach() {
        write("a", "one");
        process.positions.fetchToken(NOTES, 0);
        var events = log.after(0);
        log.cutAfter(0);

        assertThatThrownBy(() -> process.delivery.batch(events)).isInstanceOf(IllegalStateException.class);
        assertThat(storedPosition()).isNull();
    }

    private void write(String page, @Nullable String line) {
        log.append("page-" + page, new Written(page, line));
    }

    private @Nullable String text(String page) {
        return process.model.find(page, 0).map(Note::text).block();
    }

    private List<Document> stored() {
        return MemoryMongo.documents(database, NOTES);
    }

    private Document storedPosition() {
        return Mono.from(database.getCollection(NOTES)
                        .find(new Document("_id", "@position"))
                        .first())
                .block();
    }

    /** All that a process holds in memory. */
    private final class Process {

        final ReadModel<String, Note> model = new ReadModel<>(database, NOTES, new Note.Form());
        final ReadModelPositions positions = new ReadModelPositions(model, log);
        final Delivery delivery = new Delivery(new Note.Projection(model), positions, log);

        void handle(List<? extends TrackedEventMessage<?>> events) {
            for (var event : events) {
                var written = (Written) event.getPayload();
                model.change(written.page(), event.trackingToken(), written, Note::after);
            }
        }
    }
}
