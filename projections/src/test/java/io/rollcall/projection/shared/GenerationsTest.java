// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A read model is built once more beside the one that is read, compared with it, and read in its place. */
class GenerationsTest {

    private static final String SECOND = Notes.NAME + "@2";

    private final HikariDataSource postgres = LogDatabase.open();
    private final RebuildingProcess process = new RebuildingProcess(new Notes(), postgres);
    private final Notes notes = process.notes;

    @BeforeEach
    void write() {
        notes.write("a", "one");
        notes.write("b", "two");
        notes.write("a", "three");
        notes.write("c", "gone");
        notes.write("c", null);
        notes.delivery.run();
    }

    @AfterEach
    void close() {
        process.keeper.stop();
        postgres.close();
    }

    @Test
    void whatIsTheSameIsSwitchedToByItselfAndFollowedFromThereOn() {
        process.begin();
        assertThat(process.stepUntil(GenerationPhase.SWITCHING).comparison()).contains("\"equal\": true");
        process.step();
        assertThat(process.state().live()).as("others do not know yet").isEqualTo(1);
        var state = process.switchOver();

        assertThat(state.phase()).isEqualTo(GenerationPhase.KEPT);
        assertThat(state.live()).isEqualTo(2);
        assertThat(state.beside()).isEqualTo(1);
        assertThat(state.outcome()).isEqualTo("switched");
        assertThat(notes.text("a")).isEqualTo("one three");
        assertThat(stored(SECOND)).isEqualTo(stored(Notes.NAME));
        assertThatThrownBy(() -> notes.subscription.extendClaim(Notes.NAME, 0)).isInstanceOf(PositionLost.class);
        follow("b", "four");
        assertThat(notes.text("b")).isEqualTo("two four");
        process.step();
        assertThat(stored(Notes.NAME)).as("the one before is kept up").isEqualTo(stored(SECOND));
    }

    /** A machine that stood still, and its clock did not, has come no less far. */
    @Test
    void whatHasComeAsFarAsTheLiveOneIsSwitchedToHoweverLateThatIs() {
        process.begin();
        process.stepUntil(GenerationPhase.SWITCHING);
        process.wait(Duration.ofMinutes(1));
        process.step();
        assertThat(process.state().outcome()).isEqualTo("switched");
    }

    @Test
    void whatDoesNotComeAsFarInTimeIsNotRead() {
        process.begin();
        process.stepUntil(GenerationPhase.SWITCHING);
        for (int more = 0; more < 1_000; more++) { // than are written at a time
            notes.write("b", "more");
        }
        notes.delivery.run();
        process.wait(Duration.ofMinutes(1));
        process.step();
        assertThat(process.state().phase()).isEqualTo(GenerationPhase.COMPARED);
        assertThat(process.state().live()).isEqualTo(1);
        assertThat(process.state().outcome()).isEqualTo("late");
    }

    /** Neither is behind on purpose, but they are written one after the other. */
    @Test
    void whoHasReadTheOneBeforeIsNotShownLessOfTheNext() {
        var reader = new RebuildingProcess(notes.elsewhere(), postgres);
        var builder = new RebuildingProcess(notes.elsewhere(), postgres);
        reader.watch.look();
        builder.begin();
        builder.stepUntil(GenerationPhase.SWITCHING);
        reader.knowBoth();
        builder.wait(GenerationWork.ALL_KNOW.plusSeconds(1));
        builder.step();
        assertThat(builder.state().live()).isEqualTo(2);
        follow("a", "four"); // of the one before, which this process has not gone on from
        assertThat(reader.notes.text("a")).isEqualTo("one three four");
        reader.goOver();
        assertThat(stored(SECOND)).noneMatch(it -> "one three four".equals(it.get("text")));
        var next = reader.notes.model.find("a", 0).map(Note::text).toFuture();
        assertThat(next).as("it waits").isNotDone();
        builder.step();
        builder.keeper.stop();
        assertThat(next).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("one three four");
    }

    /** An answer that is under way while a process goes over is made once more. */
    @Test
    void whatWasReadOfTheOneBeforeIsReadOnceMoreOfTheNext() {
        process.begin();
        process.switchOver();
        var reader = new RebuildingProcess(notes.elsewhere(), postgres);
        reader.notes.model.generations().turn(1, 2, true);
        var read = Sinks.<String>one();
        var asked = new ArrayList<Integer>();
        var answer = reader.notes
                .model
                .generations()
                .read(reading -> {
                    asked.add(asked.size() + 1);
                    return asked.size() == 1 ? read.asMono() : Mono.just("next");
                })
                .toFuture();
        reader.goOver();
        assertThat(read.tryEmitValue("before")).isEqualTo(Sinks.EmitResult.OK);
        assertThat(answer).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("next");
    }

    @Test
    void whileChangesWaitForBothNothingElseIsDone() {
        process.begin();
        process.stepUntil(GenerationPhase.SWITCHING);
        process.begin(GenerationPurpose.VERIFY);
        process.step();
        assertThat(process.switchOver().phase()).isEqualTo(GenerationPhase.KEPT);
        process.step();
        assertThat(process.state(GenerationPurpose.VERIFY).phase()).isEqualTo(GenerationPhase.NEW);
        process.wait(GenerationWatch.SETTLING);
        process.step();
        assertThat(process.state(GenerationPurpose.VERIFY).phase()).isNotEqualTo(GenerationPhase.NEW);
    }

    @Test
    void whatTellsThemApartIsNamedWithoutItsValuesAndWaitsForAnOperatorWhoMayGoBack() {
        tamper("a", "secret");
        Mono.from(collection(Notes.NAME).deleteOne(new Document("_id", "b"))).block();
        var run = process.begin();
        var state = process.stepUntil(GenerationPhase.COMPARED);

        assertThat(state.outcome()).isEqualTo("different");
        var comparison = Document.parse(state.comparison());
        assertThat(comparison.getBoolean("equal")).isFalse();
        assertThat(comparison.getInteger("differing")).isEqualTo(2);
        assertThat(comparison.get("old", Document.class).getInteger("documents"))
                .isEqualTo(1);
        assertThat(comparison.get("new", Document.class).getInteger("documents"))
                .isEqualTo(2);
        assertThat(comparison.getList("documents", Document.class))
                .containsExactlyInAnyOrder(difference("a", masked(), masked()), difference("b", null, masked()));
        assertThat(state.comparison()).doesNotContain("secret", "one", "three");
        assertThat(notes.text("a")).isEqualTo("secret");

        assertThat(process.rebuilds.switchOver(run)).isTrue();
        process.switchOver();
        assertThat(notes.text("a")).isEqualTo("one three");
        process.wait(Duration.ofSeconds(20));
        assertThat(process.rebuilds.rollBack(run)).isTrue();
        assertThat(process.switchOver().live()).isEqualTo(1);
        assertThat(notes.text("a")).isEqualTo("secret");
        notes.delivery.run();
        follow("a", "four");
        assertThat(notes.text("a")).isEqualTo("secret four");
        process.step();
        assertThat(stored(SECOND)).anyMatch(it -> "one three four".equals(it.get("text")));
        assertThat(process.rebuilds.rollBack(run)).as("nothing is older").isFalse();
        assertThat(process.state().live()).isEqualTo(1);
        assertThat(process.rebuilds.switchOver(run)).isTrue();
        assertThat(process.switchOver().live()).isEqualTo(2);
        assertThat(notes.text("a")).isEqualTo("one three four");
        assertThat(process.rebuilds.switchOver(run)).as("nothing is newer").isFalse();
    }

    @Test
    void anEventThatAnOperatorHasPassedOverIsPassedOverInItToo() {
        process.skipped.add(notes.log.head() - 2); // "three"
        process.begin();
        assertThat(process.stepUntil(GenerationPhase.COMPARED).outcome()).isEqualTo("different");
        assertThat(stored(SECOND)).anyMatch(it -> "one".equals(it.get("text")));
    }

    @Test
    void anotherProcessGoesOnFromWhereOneWasKilled() {
        for (int line = 0; line < 1200; line++) {
            notes.write("long", "x");
        }
        notes.delivery.run();
        process.begin();
        process.step(); // it is new
        process.step();
        process.step();
        var begun = process.handled.get();
        assertThat(begun).isBetween(500, 1100);

        var next = new RebuildingProcess(notes.elsewhere(), postgres);
        next.stepUntil(GenerationPhase.SWITCHING);
        assertThat(next.handled.get()).isEqualTo((int) notes.log.head() - begun);
        assertThat(stored(SECOND)).isEqualTo(stored(Notes.NAME));
        process.step(); // the one that was not killed after all, but stood still, does no harm
        next.keeper.stop();
        assertThat(stored(SECOND)).isEqualTo(stored(Notes.NAME));
    }

    @Test
    void isNotSwitchedToWhileDocumentsAreParkedInIt() {
        notes.write("p", "poison");
        assertThatThrownBy(notes.delivery::run).isInstanceOf(CannotFold.class);
        notes.delivery.run();
        var run = process.begin();
        var state = process.stepUntil(GenerationPhase.COMPARED);

        assertThat(state.outcome()).isEqualTo("parked");
        assertThat(state.error()).startsWith("1 documents are parked");
        assertThat(process.rebuilds.switchOver(run)).isFalse();
        assertThat(process.rebuilds.cancel(run)).isTrue();
        process.step();
        assertThat(stored(SECOND)).isEmpty();
    }

    @Test
    void nothingAtAllIsAResultToo() {
        var empty = new RebuildingProcess(new Notes(), postgres);
        empty.notes.delivery.run();
        empty.notes.subscription.fetchToken(Notes.NAME, 0);
        empty.begin();
        var state = empty.switchOver();

        assertThat(state.outcome()).isEqualTo("switched");
        assertThat(Document.parse(state.comparison()).get("new", Document.class).getInteger("documents"))
                .isZero();
        empty.keeper.stop();
    }

    @Test
    void aVerificationNamesWhatDiffersAndLeavesNothingBehind() {
        tamper("a", "other");
        var before = stored(Notes.NAME);
        process.begin(GenerationPurpose.VERIFY);
        assertThat(process.rebuilds.begin(Notes.NAME, GenerationPurpose.VERIFY, UUID.randomUUID()))
                .as("one at a time")
                .isFalse();
        var state = process.stepUntil(GenerationPurpose.VERIFY, GenerationPhase.NONE);

        assertThat(state.outcome()).isEqualTo("different");
        assertThat(Document.parse(state.comparison()).getList("documents", Document.class))
                .containsExactly(difference("a", masked(), masked()));
        process.step();
        assertThat(stored(Notes.NAME + "@verify")).isEmpty();
        assertThat(stored(Notes.NAME)).isEqualTo(before);
        assertThat(process.rebuilds.find(Notes.NAME, GenerationPurpose.REBUILD)).isEmpty();
    }

    /** However many they are: a hundred of them in the job's result, and all of them page by page. */
    @Test
    void everyDocumentThatDiffersIsNamed() {
        for (int page = 0; page < 250; page++) {
            notes.write("p" + page, "x");
        }
        notes.delivery.batch(notes.log.after(notes.subscription.position()));
        Mono.from(collection(Notes.NAME)
                        .updateMany(
                                new Document("_id", new Document("$regex", "^p")),
                                new Document("$set", new Document("text", "other"))))
                .block();
        var run = process.begin(GenerationPurpose.VERIFY);
        assertThat(process.stepUntil(GenerationPurpose.VERIFY, GenerationPhase.NONE)
                        .outcome())
                .isEqualTo("different");
        var first = process.rebuilds.differing(run, Long.MAX_VALUE, 200).orElseThrow();
        var others =
                process.rebuilds.differing(run, first.getLast().number(), 200).orElseThrow();
        assertThat(first)
                .hasSize(200)
                .extracting(DifferingDocument::id)
                .doesNotContainAnyElementsOf(
                        others.stream().map(DifferingDocument::id).toList());
        assertThat(others).hasSize(50);
        assertThat(others.getLast().fields()).contains("\"text\"").doesNotContain("other");
        var next = process.begin(GenerationPurpose.VERIFY);
        process.stepUntil(GenerationPurpose.VERIFY, GenerationPhase.NONE);
        assertThat(process.rebuilds.differing(run, Long.MAX_VALUE, 200))
                .as("it has given way")
                .isEmpty();
        assertThat(process.rebuilds.differing(next, Long.MAX_VALUE, 500).orElseThrow())
                .hasSize(250);
    }

    @Test
    void whatChangesWhileItIsComparedIsComparedAtItsLastEvent() {
        var follower = new GenerationFollower<>(notes.model, 2, notes.subscription, notes.log, none -> false);
        follower.begin(true);
        follower.follow(2, 100);
        try (var comparison =
                GenerationComparison.of(notes.model.generation(1), follower, notes.subscription.filter(), none -> {})) {
            while (!comparison.step()) {
                // on
            }
            assertThat(comparison.differences().number()).isZero();
        }
    }

    @Test
    void aCopyThatIsPausedStandsStillAndOneThatIsCancelledIsDropped() {
        var run = process.begin();
        process.step();
        assertThat(process.rebuilds.pause(run, true)).isTrue();
        process.step();
        assertThat(process.handled.get()).isZero();
        assertThat(process.rebuilds.pause(run, false)).isTrue();
        process.stepUntil(GenerationPhase.SWITCHING);
        assertThat(stored(SECOND)).isNotEmpty();
        assertThat(process.rebuilds.cancel(run)).as("it is too late for that").isFalse();
        process.switchOver();
        var next = process.rebuilds.begin(Notes.NAME, GenerationPurpose.REBUILD, UUID.randomUUID());
        assertThat(next).as("others may read it yet").isFalse();
        process.wait(Duration.ofSeconds(20));
        var third = process.begin();
        process.step();
        assertThat(stored(Notes.NAME)).as("the one before gives way").isEmpty();
        assertThat(process.state().beside()).isEqualTo(3);
        assertThat(process.rebuilds.cancel(third)).isTrue();
        process.step();
        assertThat(collections()).doesNotContain(Notes.NAME + "@3", Notes.NAME).contains(SECOND);
        assertThat(notes.text("a")).isEqualTo("one three");
    }

    @Test
    void theOneBeforeIsDroppedOnceItsTimeIsOver() {
        var run = process.begin();
        process.switchOver();
        process.wait(RebuildingProcess.PROPERTIES.kept());
        process.stepUntil(GenerationPhase.NONE);
        process.step();
        assertThat(collections()).doesNotContain(Notes.NAME).contains(SECOND);
        assertThat(process.rebuilds.rollBack(run)).isFalse();
    }

    @Test
    void aLiveGenerationThatIsLostIsBuiltAnewAndNotReadMeanwhile() {
        process.begin();
        process.switchOver();
        notes.delivery.run();
        Mono.from(collection(SECOND).drop()).block();

        assertThatThrownBy(() -> notes.model.find("nobody", 0).block()).isInstanceOf(NotCaughtUp.class);
        notes.delivery.run();
        assertThat(notes.text("a")).isEqualTo("one three");
        assertThat(collections()).contains(SECOND);

        var fresh = new RebuildingProcess(notes.elsewhere(), postgres);
        fresh.watch.look();
        assertThat(fresh.notes.text("b")).as("a process that starts").isEqualTo("two");
    }

    @Test
    void whatIsBuiltFromAnotherHistoryBeginsAnew() {
        tamper("a", "other");
        process.begin();
        process.stepUntil(GenerationPhase.COMPARED);
        notes.log.cutAfter(2);
        notes.write("d", "new");
        notes.delivery.run();
        var next = new RebuildingProcess(notes.elsewhere(), postgres);
        next.step();
        assertThat(stored(SECOND)).isEqualTo(stored(Notes.NAME)).hasSize(3);
        next.keeper.stop();
    }

    private void follow(String page, String line) {
        notes.delivery.run();
        notes.write(page, line);
        notes.delivery.batch(notes.log.after(notes.log.head() - 1));
    }

    private void tamper(String page, String text) {
        Mono.from(collection(Notes.NAME)
                        .updateOne(new Document("_id", page), new Document("$set", new Document("text", text))))
                .block();
        notes.model.recent().forget(page);
    }

    private MongoCollection<Document> collection(String name) {
        return notes.database.getCollection(name);
    }

    private List<Document> stored(String collection) {
        return MemoryMongo.documents(notes.database, collection);
    }

    private List<String> collections() {
        return Flux.from(notes.database.listCollectionNames()).collectList().block();
    }

    private static Document masked() {
        return new Document("masked", true);
    }

    private static Document difference(String id, Document old, Document now) {
        return new Document("id", id)
                .append(
                        "fields",
                        List.of(new Document("field", "text").append("old", old).append("new", now)));
    }
}
