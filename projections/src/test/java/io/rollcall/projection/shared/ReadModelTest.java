// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.projection.shared.Note.Ignored;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ReadModelTest {

    private final Notes notes = new Notes();

    @Test
    void foldsEventsIntoTheirDocuments() {
        notes.write("a", "one");
        notes.write("b", "two");
        notes.write("a", "three");
        notes.delivery.run();

        assertThat(notes.text("a")).isEqualTo("one three");
        assertThat(notes.text("b")).isEqualTo("two");
        assertThat(notes.subscription.position()).isEqualTo(3);
    }

    @Test
    void foldsOverWhatAnEarlierBatchStored() {
        notes.write("a", "one");
        notes.delivery.run();
        notes.write("a", "two");
        notes.delivery.run();

        assertThat(notes.text("a")).isEqualTo("one two");
    }

    /** Of one stored event an upcaster may make two. */
    @Test
    void foldsBothOfTwoEventsAtOnePositionAndEachOnce() {
        notes.write("a", "one");
        notes.delivery.run();
        notes.write("a", "two");
        var second = notes.log.after(1).getFirst();
        var third = new GenericTrackedEventMessage<>(
                second.trackingToken(), GenericEventMessage.asEventMessage(new Note.Written("a", "three")));
        for (int time = 0; time < 2; time++) {
            notes.delivery.batch(List.of(second, third));
            assertThat(notes.text("a")).isEqualTo("one two three");
        }
    }

    @Test
    void movesOnOverEventsThatConcernNoDocument() {
        notes.log.append("x", new Ignored());
        notes.delivery.run();

        assertThat(notes.subscription.position()).isEqualTo(1);
        assertThat(notes.storedPosition().getLong("position")).isEqualTo(1);
    }

    @Test
    void keepsThePositionInTheSameCollectionWithTheLogsHash() {
        notes.write("a", "one");
        notes.delivery.run();

        var expected = notes.log.checkpointAt(1).orElseThrow();
        assertThat(notes.storedPosition())
                .containsEntry("incarnation", expected.incarnation().toString())
                .containsEntry("position", 1L)
                .containsEntry("hash", expected.hash());
    }

    @Test
    void changesNothingWhenABatchIsDeliveredTwice() {
        notes.write("a", "one");
        notes.write("a", "two");
        notes.delivery.run();
        var once = notes.stored();
        notes.delivery.batch(notes.log.after(0));

        assertThat(notes.stored()).isEqualTo(once);
    }

    @Test
    void changesNothingWhenAnEventIsDeliveredTwiceInOneBatch() {
        notes.write("a", "one");
        var event = notes.log.after(0).getFirst();
        notes.delivery.run();
        notes.write("b", "two");
        var other = notes.log.after(1).getFirst();
        notes.delivery.batch(List.of(event, event, other, other));

        assertThat(notes.text("a")).isEqualTo("one");
        assertThat(notes.text("b")).isEqualTo("two");
    }

    @Test
    void leavesATombstoneThatReadersDoNotSee() {
        notes.write("a", "one");
        notes.write("a", null);
        notes.delivery.run();

        assertThat(notes.text("a")).isNull();
        assertThat(notes.stored())
                .containsExactly(new Document("_id", "a").append("position", 2L).append("deleted", true));
    }

    @Test
    void doesNotBringBackADeletedDocumentWhenItsCreationIsDeliveredAgain() {
        notes.write("a", "one");
        notes.write("a", null);
        notes.delivery.run();
        notes.handle(notes.log.after(0).subList(0, 1));
        notes.model.flush(1);

        assertThat(notes.text("a")).isNull();
    }

    @Test
    void startsADeletedDocumentAnew() {
        notes.write("a", "one");
        notes.write("a", null);
        notes.write("a", "two");
        notes.delivery.run();

        assertThat(notes.text("a")).isEqualTo("two");
    }

    @Test
    void keepsDocumentsWhoseIdLooksLikeThePositions() {
        notes.write("@position", "mine");
        notes.write("@@position", "mine too");
        notes.delivery.run();
        notes.write("@position", "still");
        notes.delivery.run();

        assertThat(notes.text("@position")).isEqualTo("mine still");
        assertThat(notes.text("@@position")).isEqualTo("mine too");
        assertThat(notes.storedPosition().getLong("position")).isEqualTo(3);
    }
}
