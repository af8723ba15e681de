// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Documents that readers have asked for stay in the memory of the process that writes them. Whether they come from
 * there is seen by what stands in the collection: the tests put something else there that no reader shall see, or must.
 */
class RecentDocumentsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Notes notes = new Notes();

    /** Reads a page, which then is in memory where this process owns the read model. */
    private static String read(Notes by) {
        return by.text("a");
    }

    private void write(String line) {
        notes.write("a", line);
        notes.delivery.run();
    }

    /** Writes beside everybody, so that a read of the collection shows. */
    private void scribble() {
        Mono.from(notes.database
                        .getCollection(Notes.NAME)
                        .updateOne(Filters.eq("_id", "a"), Updates.set("text", "scribble")))
                .block(LONG);
    }

    @Test
    void whatWasReadIsReadFromMemoryTheNextTime() {
        write("one");
        assertThat(read(notes)).isEqualTo("one");
        scribble();
        assertThat(read(notes)).isEqualTo("one");
        assertThat(notes.model.findAll(List.of("a"), 0).block(LONG)).containsExactly(new Note("a", "one"));
    }

    @Test
    void whatWasReadTogetherIsReadFromMemoryTheNextTime() {
        write("one");
        assertThat(notes.model.findAll(List.of("a"), 0).block(LONG)).hasSize(1);
        scribble();
        assertThat(read(notes)).isEqualTo("one");
    }

    @Test
    void aWriteShowsInMemory() {
        write("one");
        read(notes);
        notes.write("a", "two");
        notes.delivery.batch(notes.log.after(1));
        scribble();
        assertThat(notes.model.find("a", 2).block(LONG)).isEqualTo(new Note("a", "one two"));
    }

    @Test
    void whatIsDeletedIsGoneFromMemory() {
        write("one");
        read(notes);
        notes.write("a", null);
        notes.delivery.batch(notes.log.after(1));
        assertThat(read(notes)).isNull();
    }

    @Test
    void whatIsWrittenWhileItIsReadIsNotKept() {
        write("one");
        var recent = new RecentDocuments<Note>(new DocumentMemory(DataSize.ofMegabytes(1)), notes.model.progress());
        var reading = recent.reading("a");
        recent.written("a", term -> DocumentMemory.Kept.of(term, 2, new Note("a", "one two"), null));
        reading.found(new Document("position", 1L), new Note("a", "one"));
        assertThat(recent.find("a", 0)).isNull();
    }

    @Test
    void aFailedWriteIsForgotten() {
        write("one");
        var recent = new RecentDocuments<Note>(new DocumentMemory(DataSize.ofMegabytes(1)), notes.model.progress());
        var reading = recent.reading("a");
        recent.forget("a");
        reading.found(new Document("position", 1L), new Note("a", "one"));
        assertThat(recent.find("a", 0)).isNull();
    }

    @Test
    void memoryIsBounded() {
        var most = DataSize.ofKilobytes(64);
        var memory = new DocumentMemory(most);
        notes.delivery.run();
        var recent = new RecentDocuments<Note>(memory, notes.model.progress());
        IntStream.range(0, 10_000)
                .forEach(number -> recent.reading(number)
                        .found(new Document("position", 1L).append("text", "x".repeat(100)), new Note("a", "x")));
        assertThat(memory.size()).isPositive().isLessThanOrEqualTo(most.toBytes());
    }

    @Test
    void itIsCountedHowOftenItSparesALookUp() {
        var memory = new DocumentMemory(DataSize.ofMegabytes(1));
        var meters = new SimpleMeterRegistry();
        memory.bindTo(meters);
        notes.delivery.run();
        var recent = new RecentDocuments<Note>(memory, notes.model.progress());
        recent.reading("a").found(new Document("position", 1L), new Note("a", "x"));
        recent.find("a", 0);
        recent.find("a", 0);
        recent.find("b", 0);
        assertThat(lookups(meters, "miss")).isOne();
        assertThat(lookups(meters, "hit")).isEqualTo(2);
    }

    private static double lookups(MeterRegistry meters, String outcome) {
        return meters.get("rollcall.memory.lookups")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    @Nested
    class InManyProcesses {

        @Test
        void onlyTheOwnerKeepsDocuments() {
            write("one");
            var reader = notes.elsewhere();
            assertThat(read(reader)).isEqualTo("one");
            scribble();
            assertThat(read(reader)).isEqualTo("scribble");
        }

        @Test
        void whoGivesAReadModelUpReadsTheCollectionAgain() {
            write("one");
            read(notes);
            notes.subscription.releaseClaim(Notes.NAME, 0);
            var next = notes.elsewhere();
            notes.write("a", "two");
            next.delivery.run();
            assertThat(read(notes)).isEqualTo("one two");
        }

        @Test
        void whoHasLostAReadModelWithoutKnowingItDoesNotShowWhatItKeptForLong() {
            write("one");
            read(notes);
            var next = notes.elsewhere();
            next.delivery.run();
            notes.write("a", "two");
            next.delivery.batch(notes.log.after(1));
            var deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos(); // a write waits so long for read models
            while (!"one two".equals(read(notes))) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(1_000_000);
            }
        }

        @Test
        void nothingIsKeptOverABeginningAnew() {
            write("one");
            read(notes);
            scribble();
            notes.delivery.run();
            assertThat(read(notes)).isEqualTo("scribble");
        }
    }

    @Nested
    class WhenThereIsAnotherHistory {

        @Test
        void whatWasMadeOfWhatIsNotThereAnyMoreIsForgotten() {
            write("one");
            write("two");
            assertThat(read(notes)).isEqualTo("one two");
            notes.log.cutAfter(1);
            notes.write("a", "other");
            notes.delivery.run();
            assertThat(read(notes)).isEqualTo("one other");
        }

        @Test
        void anEmptiedCollectionIsNotAnsweredForFromMemory() {
            write("one");
            read(notes);
            Mono.from(notes.database.getCollection(Notes.NAME).drop()).block(LONG);
            assertThatThrownBy(() -> notes.subscription.extendClaim(Notes.NAME, 0))
                    .isInstanceOf(PositionLost.class);
            assertThatThrownBy(() -> read(notes)).isInstanceOf(NotCaughtUp.class);
            notes.delivery.run();
            assertThat(read(notes)).isEqualTo("one");
        }
    }
}
