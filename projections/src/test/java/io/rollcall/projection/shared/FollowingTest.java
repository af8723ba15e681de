// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.projection.shared.Note.Written;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FollowingTest {

    private Notes notes = new Notes();

    @Test
    void extendingTheClaimForgetsNothing() {
        notes.subscription.fetchToken(Notes.NAME, 0);
        notes.write("a", "one");
        notes.handle(notes.log.after(0));
        notes.subscription.extendClaim(Notes.NAME, 0);
        notes.subscription.storeToken(notes.log.after(0).getLast().trackingToken(), Notes.NAME, 0);

        assertThat(notes.text("a")).isEqualTo("one");
    }

    @Test
    void doesNotStoreAPositionThatTheLogDoesNotReach() {
        notes.write("a", "one");
        notes.subscription.fetchToken(Notes.NAME, 0);
        var events = notes.log.after(0);
        notes.log.cutAfter(0);

        assertThatThrownBy(() -> notes.delivery.batch(events)).isInstanceOf(IllegalStateException.class);
        assertThat(notes.storedPosition().getLong("position")).isZero();
    }

    @Nested
    class ARestart {

        @Test
        void goesOnWhereThePositionStands() {
            notes.write("a", "one");
            notes.delivery.run();
            notes = notes.elsewhere();
            assertThat(AxonSubscription.positionOf(notes.subscription.fetchToken(Notes.NAME, 0)))
                    .isEqualTo(1);
            notes.write("a", "two");
            notes.delivery.run();

            assertThat(notes.text("a")).isEqualTo("one two");
        }

        @Test
        void betweenTheDocumentsAndThePositionDoesNoHarm() {
            notes.write("a", "one");
            notes.delivery.run();
            notes.write("a", "two");
            notes.write("b", "three");
            notes.handle(notes.log.after(1));
            notes.model.flush(3); // the documents are written; here the process dies
            notes = notes.elsewhere();
            notes.delivery.run();

            assertThat(notes.text("a")).isEqualTo("one two");
            assertThat(notes.text("b")).isEqualTo("three");
            assertThat(notes.subscription.position()).isEqualTo(3);
        }

        @Test
        void forgetsWhatWasHandledAndNotWritten() {
            notes.write("a", "one");
            notes.handle(notes.log.after(0));
            notes.delivery.run();

            assertThat(notes.text("a")).isEqualTo("one");
        }

        @Test
        void ofAStoreThatLostEverythingBuildsItAnew() {
            notes.write("a", "one");
            notes.write("b", "two");
            notes.delivery.run();
            var before = notes.stored();
            Mono.from(notes.database.drop()).block();
            notes.delivery.run();

            assertThat(notes.stored()).isEqualTo(before);
        }

        @Test
        void ofAStoreThatLostItsPositionBuildsItAnew() {
            notes.write("a", "one");
            notes.delivery.run();
            Mono.from(notes.database.getCollection(Notes.NAME).deleteOne(new Document("_id", "@position")))
                    .block();
            Mono.from(notes.database
                            .getCollection(Notes.NAME)
                            .insertOne(new Document("_id", "stray").append("position", 99L)))
                    .block();
            notes.delivery.run();

            assertThat(notes.stored())
                    .extracting(document -> document.get("_id"))
                    .containsExactly("a");
        }
    }

    @Nested
    class ARebuild {

        @Test
        void makesTheSameDocumentsAgain() {
            notes.write("a", "one");
            notes.write("b", "two");
            notes.write("a", null);
            notes.delivery.run();
            var before = notes.stored();
            notes.subscription.storeToken(null, Notes.NAME, 0); // what a reset does
            assertThat(notes.stored()).isEmpty();
            notes.delivery.run();

            assertThat(notes.stored()).isEqualTo(before);
        }

        @Test
        void followsAShorterLog() {
            notes.write("a", "one");
            notes.write("b", "two");
            notes.delivery.run();
            notes.log.cutAfter(1);
            notes.delivery.run();

            assertThat(notes.text("a")).isEqualTo("one");
            assertThat(notes.text("b")).isNull();
            assertThat(notes.subscription.position()).isEqualTo(1);
        }

        @Test
        void followsALogWithAnotherPast() {
            notes.write("a", "one");
            notes.write("b", "two");
            notes.delivery.run();
            notes.log.cutAfter(1);
            notes.write("c", "another");
            notes.write("d", "and more");
            notes.delivery.run();

            assertThat(notes.stored())
                    .extracting(document -> document.get("_id"))
                    .containsExactly("a", "c", "d");
        }

        @Test
        void leavesWhatIsOfALogWithTheSamePastAndAnotherIncarnation() { // a copy of a system on the same MongoDB
            notes.write("a", "one");
            notes.delivery.run();
            var restored = new MemoryLog();
            restored.append("a", new Written("a", "one"));
            var subscription = new ReadModelSubscription(notes.model, restored);

            assertThatThrownBy(() -> subscription.fetchToken(Notes.NAME, 0)).isInstanceOf(ForeignCollection.class);
            assertThat(notes.stored()).hasSize(1);
        }
    }

    @Nested
    class AnOwnerThatLostItsPlace {

        @Test
        void cannotMoveThePositionBack() {
            notes.write("a", "one");
            notes.write("a", "two");
            var zombie = notes.elsewhere();
            zombie.subscription.fetchToken(Notes.NAME, 0);
            notes.delivery.run();

            assertThatThrownBy(() -> zombie.delivery.batch(notes.log.after(0).subList(0, 1)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(notes.storedPosition().getLong("position")).isEqualTo(2);
            assertThat(notes.text("a")).isEqualTo("one two");
        }

        @Test
        void cannotPutThePositionOfAnotherLogInPlace() {
            notes.write("a", "one");
            notes.delivery.run();
            var other = new MemoryLog();
            other.append("a", new Written("a", "one"), new Written("a", "two"));
            var zombie = new ReadModelSubscription(notes.model, other);

            assertThatThrownBy(() -> zombie.storeToken(other.after(1).getFirst().trackingToken(), Notes.NAME, 0))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(notes.storedPosition().getLong("position")).isEqualTo(1);
        }
    }
}
