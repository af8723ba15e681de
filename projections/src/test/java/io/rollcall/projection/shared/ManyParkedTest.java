// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** More documents are parked than are listed at a time: none of them is lost, and nothing else stands still. */
class ManyParkedTest {

    private static final int BEHIND = 5;

    private final Notes owner = new Notes();
    private final Notes other = owner.elsewhere();
    private final ParkedRegister register = RetryTest.register(other, new Note.Projection(other.model), owner.log);
    private final ParkedRegister mended = RetryTest.register(other, new MendedProjection(other.model), owner.log);

    @BeforeEach
    void park() {
        owner.write("a", "one");
        owner.write("a", "poison");
        deliver();
        copy();
        for (int i = 0; i < BEHIND; i++) {
            owner.write("b" + i, "poison");
            owner.write("b" + i, "last");
        }
        owner.write("well", "one");
        deliver();
    }

    /** As many as are listed, of which each is as the first. */
    private void copy() {
        var store = owner.model.store();
        var first = store.load(List.of("a")).get("a");
        var keys = IntStream.range(1, ToldParked.MOST).mapToObj(i -> "a" + i).toList();
        store.parked().add(keys, 2);
        store.write(keys.stream()
                .map(key -> new GuardedWrite(new WriteGuard(key, null), new Document(first).append("_id", key)))
                .toList());
    }

    /** A change that throws fails its batch the first time. */
    private void deliver() {
        for (var isDone = false; !isDone; ) {
            try {
                owner.delivery.run();
                isDone = true;
            } catch (CannotFold first) {
                // delivered again
            }
        }
    }

    @Test
    void theOthersAreKnownByTheirIdsAndListedOnceThereIsRoom() {
        assertThat(owner.text("well")).isEqualTo("one");
        assertThat(keys()).hasSize(ToldParked.MOST);
        assertThat(register.find(Notes.NAME, "b0").orElseThrow().later()).isEqualTo(1);

        var first = List.copyOf(keys());
        mended.retry(Notes.NAME, first);
        assertThat(keys()).hasSize(BEHIND).doesNotContainAnyElementsOf(first);
        owner.subscription.extendClaim(Notes.NAME, 0);
        assertThat(owner.model.store().parked().number()).isEqualTo(BEHIND);

        assertThat(mended.retry(Notes.NAME, List.copyOf(keys())).values()).containsOnly(Refolded.WHOLE);
        assertThat(keys()).isEmpty();
        assertThat(owner.text("b0")).isEqualTo("poison last");
    }

    @Test
    void allOfThemAreListedPageByPageByAnIndex() {
        var pages = register.pages(Notes.NAME, null, Long.MAX_VALUE, 2).toList();
        assertThat(pages.getFirst()).extracting(ParkedDocument::key).containsExactly("b4", "b3");
        assertThat(pages.stream().map(page -> page.getFirst().position())).isSortedAccordingTo(reverseOrder());
        assertThat(pages.getLast()).as("all of one event").hasSize(1 + ToldParked.MOST);
        assertThat(pages.stream().flatMap(List::stream).map(ParkedDocument::key))
                .hasSize(ToldParked.MOST + BEHIND)
                .doesNotHaveDuplicates();
        assertThat(register.page(
                        Notes.NAME, "note.written", pages.get(1).getFirst().position(), 1))
                .hasSize(1);
        assertThat(register.page(Notes.NAME, "another", Long.MAX_VALUE, 1)).isEmpty();
        assertThat(register.find(Notes.NAME, "b4")).contains(pages.getFirst().getFirst());
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!indexes().contains(new Document("parked.position", -1))) { // it is made beside
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private List<Document> indexes() {
        return Flux.from(owner.database.getCollection(Notes.NAME).listIndexes())
                .map(index -> index.get("key", Document.class))
                .collectList()
                .block();
    }

    /** What is parked further on than everything is written may be marked later than it is looked for. */
    @Test
    void thatThereAreOthersIsNotForgottenWhileTheyMayBeUnwritten() {
        var list = other.model.store().parked();
        mended.retry(Notes.NAME, List.copyOf(list.stored(() -> 0).keys()));
        assertThat(list.stored(() -> 0).keys()).hasSize(BEHIND);
        mended.retry(Notes.NAME, List.copyOf(list.stored(() -> 0).keys()));
        assertThat(list.stored(() -> 0).keys()).isEmpty();
        assertThat(told()).containsKey("behind");
        assertThat(list.stored(owner.log::head).keys()).isEmpty();
        assertThat(told()).doesNotContainKey("behind");
    }

    private Document told() {
        return other.model.store().load(List.of(ParkedDocuments.KEY)).get(ParkedDocuments.KEY);
    }

    @Test
    void oneThatIsNotListedIsTriedAndEvictedAsAnyOther() {
        var unlisted = register.find(Notes.NAME, "b1").orElseThrow();
        assertThat(register.retry(Notes.NAME, List.of("b1"))).isEqualTo(Map.of("b1", Refolded.PARKED_AGAIN));
        assertThat(register.evict(Notes.NAME, Map.of("b1", unlisted.position())))
                .isEqualTo(Map.of("b1", Refolded.WHOLE));
        assertThat(owner.text("b1")).isEqualTo("last");
        assertThat(register.find(Notes.NAME, "b1")).isEmpty();
        assertThatThrownBy(() -> register.retry("nothing", List.of("b1"))).isInstanceOf(CannotRefold.class);
    }

    private List<String> keys() {
        return register.in(Notes.NAME).stream().map(ParkedDocument::key).toList();
    }
}
