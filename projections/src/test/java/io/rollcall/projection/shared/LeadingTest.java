// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.projection.shared.Note.Written;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that lead to others: a page named {@code list}; its words are the pages that are told of it. */
class LeadingTest {

    private static final String LIST = "list";

    private final Notes notes = new Notes();
    private final AtomicInteger stumbles = new AtomicInteger();

    @BeforeEach
    void begin() {
        notes.subscription.fetchToken(Notes.NAME, 0);
    }

    @Test
    void othersAreReachedByTheDocumentAsItIsAfterEachEvent() {
        notes.write(LIST, "a");
        notes.write(LIST, "b");
        batch(notes.log.after(0));

        assertThat(notes.text("a")).isEqualTo("a b");
        assertThat(notes.text("b")).isEqualTo("b");
    }

    @Test
    void othersAreReachedByWhatAnEarlierBatchStored() {
        notes.write(LIST, "a");
        batch(notes.log.after(0));
        notes.write(LIST, "b");
        batch(notes.log.after(1));

        assertThat(notes.text("a")).isEqualTo("a b");
    }

    @Test
    void ownChangesAndThoseByOthersComeInTheOrderOfTheLog() {
        notes.write("a", "first");
        notes.write(LIST, "a");
        notes.write("a", "last");
        batch(notes.log.after(0));

        assertThat(notes.text("a")).isEqualTo("first a last");
    }

    @Test
    void nobodyIsReachedByADocumentThatIsGone() {
        notes.write(LIST, "a");
        notes.write(LIST, null);
        batch(notes.log.after(0));

        assertThat(notes.text("a")).isEqualTo("a");
    }

    /** Were the list written first, it would lead nowhere the second time. */
    @Test
    void theOthersAreWrittenBeforeWhatLeadsToThem() {
        notes.write(LIST, "a");
        stumbles.set(1);
        assertThatThrownBy(() -> batch(notes.log.after(0))).isInstanceOf(CannotFold.class);

        assertThat(notes.stored()).isEmpty();
        batch(notes.log.after(0));
        assertThat(notes.text("a")).isEqualTo("a");
    }

    @Test
    void nothingChangesWhenABatchIsDeliveredTwice() {
        notes.write(LIST, "a");
        notes.write(LIST, "b");
        batch(notes.log.after(0));
        var once = notes.stored();
        batch(notes.log.after(0));
        notes.log.after(0).forEach(event -> batch(List.of(event)));

        assertThat(notes.stored()).isEqualTo(once).hasSize(3);
    }

    @Test
    void asManyAsThereAreAreReached() {
        for (int page = 0; page < 60; page++) {
            notes.write(LIST, "p" + page);
        }
        for (int line = 0; line < 40; line++) {
            notes.write("q" + line, "own");
        }
        batch(notes.log.after(0));
        assertThat(notes.stored()).hasSize(101);
        assertThat(notes.text("p0").split(" ")).hasSize(60);
        assertThat(notes.text("p59")).isEqualTo("p59");
    }

    /** A list of lists: each is written on by itself too, and leads to the pages that its words name. */
    @Test
    void thoseThatAreReachedMayLeadFurther() {
        notes.write("lists", "la");
        notes.write("la", "x");
        notes.write("lists", "lb");
        notes.write("lb", "y");
        stumbles.set(1);
        assertThatThrownBy(() -> furtherBatch(notes.log.after(0))).isInstanceOf(CannotFold.class);
        assertThat(notes.stored()).isEmpty();
        furtherBatch(notes.log.after(0));

        assertThat(notes.text("la")).isEqualTo("la x lb");
        assertThat(notes.text("lb")).isEqualTo("lb y");
        assertThat(notes.text("x")).isEqualTo("x lb");
        assertThat(notes.text("y")).isEqualTo("y");
        var once = notes.stored();
        notes.log.after(0).forEach(event -> furtherBatch(List.of(event)));
        assertThat(notes.stored()).isEqualTo(once);
    }

    private void furtherBatch(List<TrackedEventMessage<?>> events) {
        for (var event : events) {
            var written = (Written) event.getPayload();
            var effect = written.page().equals("lists")
                    ? new Effect<String, Note, Written>(
                            "lists",
                            2,
                            Note::after,
                            all -> words(all).stream().map(this::list).toList())
                    : list(written.page());
            notes.model.change(event.trackingToken(), written, effect);
        }
        notes.model.flush(notes.log.head());
    }

    private Effect<String, Note, Written> list(String page) {
        return Notes.leading(
                page,
                list -> words(list).stream()
                        .filter(word -> !word.startsWith("l"))
                        .toList(),
                this::told);
    }

    private void batch(List<TrackedEventMessage<?>> events) {
        for (var event : events) {
            var written = (Written) event.getPayload();
            var at = event.trackingToken();
            if (written.page().equals(LIST)) {
                notes.model.change(at, written, Notes.leading(LIST, LeadingTest::words, this::told));
            } else {
                notes.model.change(written.page(), at, written, Note::after);
            }
        }
        notes.model.flush(notes.log.head());
    }

    private static List<String> words(Note list) {
        return Arrays.asList(list.text().split(" "));
    }

    private Note told(@Nullable Note before, Written event) {
        if (stumbles.getAndDecrement() > 0) {
            throw new IllegalArgumentException("not now");
        }
        return new Note("told", before == null ? event.line() : before.text() + " " + event.line());
    }
}
