// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.Note.Ignored;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a collection held is lost while one process follows for it and another one only reads. */
class LostStoreTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Document POSITION = new Document("_id", "@position");

    private final Notes notes = new Notes();
    private final Notes reader = notes.elsewhere();

    /** A way to lose it, done to the collection by somebody else. */
    record Loss(String name, Consumer<MongoCollection<Document>> inflicted) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new Loss("the collection is dropped", it -> Mono.from(it.drop()).block()),
                new Loss(
                        "all documents are deleted",
                        it -> Mono.from(it.deleteMany(new Document())).block()),
                new Loss(
                        "only the position is deleted",
                        it -> Mono.from(it.deleteOne(POSITION)).block()),
                new Loss(
                        "it is another system's",
                        it -> Mono.from(it.updateOne(
                                        POSITION,
                                        new Document(
                                                "$set",
                                                new Document("incarnation", "00000000-0000-0000-0000-000000000001"))))
                                .block()));
    }

    @BeforeEach
    void write() {
        notes.write("a", "one");
        notes.write("b", "two");
        notes.delivery.run();
        notes.write("a", "three");
        notes.delivery.batch(notes.log.after(2));
        assertThat(reader.text("a")).isEqualTo("one three");
        assertThat(reader.model.find("nobody", 0).blockOptional(LONG)).isEmpty();
        eventually(reader, true);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whoFindsNothingIsToldToComeAgainUntilItIsBuiltAnewByItself(Loss loss) {
        var before = notes.stored();
        loss.inflicted().accept(collection());
        for (var process : List.of(notes, reader)) {
            assertThatThrownBy(() -> process.model.find("nobody", 0).block(LONG))
                    .isInstanceOf(NotCaughtUp.class);
            assertThatThrownBy(() ->
                            process.model.findAll(List.of("a", "nobody"), 0).block(LONG))
                    .isInstanceOf(NotCaughtUp.class);
            assertThat(process.subscription.isCaughtUp()).isFalse();
        }
        assertThatThrownBy(() -> notes.subscription.extendClaim(Notes.NAME, 0)).isInstanceOf(PositionLost.class);

        notes.subscription.releaseClaim(Notes.NAME, 0);
        eventually(notes, false);
        notes.delivery.run();
        assertThat(notes.subscription.isCaughtUp()).isTrue();
        assertThat(notes.stored()).isEqualTo(before);
        eventually(reader, true);
        assertThat(reader.text("a")).isEqualTo("one three");
        assertThat(reader.model.find("nobody", 0).blockOptional(LONG)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void nothingIsWrittenIntoWhatIsLost(Loss loss) {
        loss.inflicted().accept(collection());
        var left = notes.stored();
        notes.write("a", "four");
        assertThatThrownBy(() -> notes.delivery.batch(notes.log.after(3))).isInstanceOf(PositionLost.class);
        assertThat(notes.stored()).isEqualTo(left);
        notes.write("c", "five");
        notes.delivery.run();
        assertThat(notes.text("a")).isEqualTo("one three four");
        assertThat(notes.text("c")).isEqualTo("five");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aPositionOfWhatConcernsNothingIsNotWrittenThereEither(Loss loss) {
        loss.inflicted().accept(collection());
        notes.subscription.concernedBy(Written.class::equals);
        notes.log.append("x", new Ignored());
        notes.delivery.batch(notes.log.after(3));
        notes.subscription.releaseClaim(Notes.NAME, 0); // keeps what is late
        notes.delivery.run();
        assertThat(notes.text("b")).isEqualTo("two");
        assertThat(notes.text("a")).isEqualTo("one three");
    }

    @Test
    void anOlderCopyGoesOnFromWhereItStands() {
        var copy = all();
        notes.write("b", "four");
        notes.write("c", "five");
        notes.delivery.batch(notes.log.after(3));
        assertThat(reader.model.find("c", 5).block(LONG)).isEqualTo(new Note("c", "five"));
        restore(copy);
        for (var process : List.of(notes, reader)) {
            assertThatThrownBy(() -> process.model.find("c", 0).block(LONG)).isInstanceOf(NotCaughtUp.class);
            assertThat(process.subscription.isCaughtUp()).isFalse();
            assertThatThrownBy(() -> process.model.find("b", 0).block(LONG)).isInstanceOf(NotCaughtUp.class);
        }
        notes.write("a", "six");
        assertThatThrownBy(() -> notes.delivery.batch(notes.log.after(5))).isInstanceOf(PositionLost.class);
        notes.delivery.run();

        assertThat(notes.text("a")).isEqualTo("one three six");
        assertThat(notes.text("b")).isEqualTo("two four");
        assertThat(notes.text("c")).isEqualTo("five");
        eventually(reader, true);
    }

    @Test
    void whatTheLogHeldWhenItWasLostIsWaitedFor() {
        Mono.from(collection().drop()).block();
        assertThatThrownBy(() -> reader.model.find("a", 0).block(LONG)).isInstanceOf(NotCaughtUp.class);
        notes.write("d", "late");
        notes.subscription.fetchToken(Notes.NAME, 0);
        notes.delivery.batch(notes.log.after(0).subList(0, 2));
        assertThat(notes.subscription.isCaughtUp()).isFalse();
        eventually(reader, false);
        assertThatThrownBy(() -> notes.model.find("a", 1).block(LONG)).isInstanceOf(NotCaughtUp.class);
        notes.delivery.batch(notes.log.after(2));
        assertThat(notes.subscription.isCaughtUp()).isTrue();
        eventually(reader, true);
    }

    @Test
    void anotherOwnerIsNoLoss() {
        var next = notes.elsewhere();
        next.subscription.fetchToken(Notes.NAME, 0);
        assertThatThrownBy(() -> notes.subscription.extendClaim(Notes.NAME, 0)).isInstanceOf(PositionLost.class);
        assertThat(notes.subscription.isCaughtUp()).isTrue();
        assertThat(reader.model.find("nobody", 0).blockOptional(LONG)).isEmpty();
        assertThat(notes.model.find("nobody", 0).blockOptional(LONG)).isEmpty();
    }

    @Test
    void whoIsStoodStillMovesNothingAfterAnotherHasTakenOver() {
        var next = notes.elsewhere();
        next.subscription.fetchToken(Notes.NAME, 0);
        notes.write("a", "four");
        assertThatThrownBy(() -> notes.delivery.batch(notes.log.after(3))).isInstanceOf(PositionLost.class);
        assertThat(notes.storedPosition().getLong("position")).isEqualTo(3);
        assertThat(notes.text("a")).isEqualTo("one three");
        next.delivery.batch(notes.log.after(3));
        assertThat(notes.text("a")).isEqualTo("one three four");
    }

    @Test
    void whatAProcessOfTheVersionBeforeHasWrittenIsTakenOver() {
        Mono.from(collection().updateOne(POSITION, new Document("$unset", new Document("claim", ""))))
                .block();
        var next = notes.elsewhere();
        next.write("a", "four");
        next.delivery.run();
        assertThat(next.text("a")).isEqualTo("one three four");
        assertThat(next.storedPosition().getString("claim")).isNotNull();
    }

    private MongoCollection<Document> collection() {
        return notes.database.getCollection(Notes.NAME);
    }

    private List<Document> all() {
        return Flux.from(collection().find()).collectList().block();
    }

    private void restore(List<Document> copy) {
        Mono.from(collection().deleteMany(new Document())).block();
        Mono.from(collection().insertMany(copy)).block();
    }

    /** Or stays so, however often it looks. */
    private static void eventually(Notes process, boolean caughtUp) {
        for (int look = 0; !caughtUp && look < 50; look++) {
            assertThat(process.subscription.isCaughtUp()).isFalse();
            LockSupport.parkNanos(5_000_000);
        }
        var deadline = System.nanoTime() + LONG.toNanos();
        while (process.subscription.isCaughtUp() != caughtUp) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
