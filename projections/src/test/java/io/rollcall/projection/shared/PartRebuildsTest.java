// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.projection.shared.Note.Written;
import io.rollcall.projection.shared.PartRebuilds.Made;
import io.rollcall.projection.shared.PartRebuilds.Rebuilt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Some documents are made once more where they are, by a process that does not own them. */
class PartRebuildsTest {

    private static final String MODEL = Notes.NAME;

    private final HikariDataSource postgres = LogDatabase.open();
    private final RebuildingProcess owner = new RebuildingProcess(new Notes(), postgres);
    private final RebuildingProcess other = new RebuildingProcess(owner.notes.elsewhere(), postgres);
    private final Notes notes = owner.notes;

    @BeforeEach
    void write() {
        notes.write("a", "one");
        notes.write("b", "two");
        notes.write("a", "three");
        notes.delivery.run();
        owner.watch.look();
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void documentsAreAsTheLogSaysWhateverWasStoredAndAreComparedWithThat() {
        tamper("a", "secret");
        Mono.from(collection().deleteOne(new Document("_id", "b"))).block();
        notes.write("c", "three");
        notes.delivery.run();
        var made = rebuild(Set.of("a", "b", "c"), 0);

        assertThat(made.documents()).isEqualTo(3);
        assertThat(made.parked()).isZero();
        assertThat(made.differing()).isEqualTo(2);
        assertThat(made.comparison()).contains("\"a\"", "\"b\"").doesNotContain("\"c\"", "secret");
        assertThat(notes.stored()).extracting(it -> it.get("text")).contains("one three", "two", "three");
        assertThat(rebuild(Set.of("a", "b", "c"), 0).differing())
                .as("done twice")
                .isZero();
    }

    /** As after a kill -9: what was kept is counted, and not made again. */
    @Test
    void onePartThatIsGoneOnWithTellsAllThatWasMended() {
        var keys = new TreeSet<String>();
        for (int page = 1000; page < 1502; page++) {
            notes.write("p" + page, "line");
            keys.add("p" + page);
        }
        notes.delivery.run();
        tamper("p1000", "secret");
        tamper("p1501", "secret");
        var kept = new ArrayList<Made>();
        assertThatThrownBy(() -> other.parts.rebuild(MODEL, keys, 0, Made.NOTHING, (done, of) -> {}, made -> {
                    kept.add(made);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(kept).containsExactly(new Made("p1499", 500, 0, 1));
        tamper("p1001", "made already");

        var made = other.parts.rebuild(MODEL, keys, 0, kept.getFirst(), (done, of) -> {}, kept::add);
        assertThat(made.documents()).isEqualTo(502);
        assertThat(made.differing()).isEqualTo(2);
        assertThat(made.comparison()).contains("\"p1501\"", "\"differing\": 2");
        assertThat(kept.getLast()).isEqualTo(new Made("p1501", 502, 0, 2));
        assertThat(text("p1501")).isEqualTo("line");
        assertThat(text("p1001")).isEqualTo("made already");
    }

    @Test
    void whereThereIsNothingNothingIsMade() {
        assertThat(rebuild(Set.of("nobody"), 0).documents()).isZero();
        assertThat(rebuild(Set.of(), 0).documents()).isZero();
        assertThat(notes.stored()).hasSize(2);
    }

    @Test
    void theDocumentsOfEventsAreFoundAndOfThoseFromAPositionOn() {
        var events = notes.log.after(0);
        assertThat(other.parts.changedBy(MODEL, events)).containsExactlyInAnyOrder("a", "b");
        assertThat(other.parts.changedFrom(MODEL, 3, 10, (done, of) -> {})).containsExactly("a");
        assertThat(other.parts.changedFrom(MODEL, 4, 10, (done, of) -> {})).isEmpty();
    }

    /** It would show for a minute what it has in memory. */
    @Test
    void theOwnerForgetsWhatItHasShownAtItsNextLook() {
        notes.subscription.concernedBy(Written.class::equals);
        assertThat(notes.text("a")).isEqualTo("one three");
        tamper("a", "other");
        assertThat(notes.text("a")).as("from memory").isEqualTo("one three");
        tamper("b", "other");
        assertThat(notes.text("b")).isEqualTo("other");
        rebuild(Set.of("a", "b"), 0);
        assertThat(notes.text("b")).as("from memory").isEqualTo("other");
        owner.watch.look();

        assertThat(notes.text("a")).isEqualTo("one three");
        assertThat(notes.text("b")).isEqualTo("two");
    }

    /** It lies at the same position as before: what the owner folds over what it loaded then must not be written. */
    @Test
    void whatTheOwnerLoadedBeforeDoesNotTakeItsPlace() {
        tamper("a", "other");
        var store = notes.model.followed().store();
        var loaded = notes.model.followed().place().load(List.of("a"));
        rebuild(Set.of("a"), 0);
        var next = DocumentState.stored("a", 9, loaded.log(), new Document("text", "other four"));

        assertThat(store.write(List.of(new GuardedWrite(loaded.guard("a"), next)))
                        .complete())
                .isFalse();
        notes.write("a", "four");
        notes.delivery.batch(notes.log.after(3));
        assertThat(text("a")).isEqualTo("one three four");
    }

    @Test
    void whatWasSkippedAndWhatWasEvictedStayOut() {
        other.skipped.add(3L);
        rebuild(Set.of("a"), 0);
        assertThat(text("a")).isEqualTo("one");
        other.skipped.clear();
        Mono.from(collection()
                        .updateOne(
                                new Document("_id", "a"), new Document("$set", new Document("without", List.of(1L)))))
                .block();
        rebuild(Set.of("a"), 0);
        assertThat(text("a")).isEqualTo("three");
        var known = RebuildingProcess.refolds(notes, notes.log, owner.jdbc, StandingOrders.NONE)
                .of(MODEL, List.of("a", "b"));
        assertThat(known.evicted()).containsOnlyKeys("a").containsEntry("a", Set.of(1L));
    }

    @Test
    void whatCannotTakeAnEventIsParkedAndTold() {
        notes.write("p", "poison");
        var made = rebuild(Set.of("p", "a"), 0);
        assertThat(made.documents()).isEqualTo(2);
        assertThat(made.parked()).isEqualTo(1);
    }

    private Rebuilt rebuild(Set<String> keys, long after) {
        return other.parts.rebuild(MODEL, keys, after, Made.NOTHING, (done, of) -> {}, made -> {});
    }

    private void tamper(String page, String text) {
        Mono.from(collection().updateOne(new Document("_id", page), new Document("$set", new Document("text", text))))
                .block();
    }

    private MongoCollection<Document> collection() {
        return notes.database.getCollection(MODEL);
    }

    private @Nullable Object text(String page) {
        return notes.stored().stream()
                .filter(it -> page.equals(it.get("_id")))
                .map(it -> it.get("text"))
                .findFirst()
                .orElseThrow();
    }
}
