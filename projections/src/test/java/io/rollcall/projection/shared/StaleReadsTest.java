// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.rollcall.projection.shared.Note.Written;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** After an election reads are answered from an older copy, though not the position's, while writes see the newest. */
class StaleReadsTest {

    private static final String LIST = "list";

    /** A page that is made, torn out, and made anew. */
    private static final List<String> LINES = Arrays.asList("one", "two", null, "three", null, null, "four");

    private final Notes notes = new Notes();
    private final MongoCollection<Document> now = notes.database.getCollection(Notes.NAME);
    private final MongoCollection<Document> copy = MemoryMongo.database().getCollection(Notes.NAME);
    private final Notes subscription = notes.withoutMemory(SteppedMongo.around(notes.database, this::before));
    private int stale;

    /**
     * @param copied up to where the copy holds what is written
     * @param written up to where everything is written
     */
    record Moment(int copied, int written) {}

    static Stream<Moment> moments() {
        return IntStream.range(0, LINES.size())
                .boxed()
                .flatMap(written -> IntStream.rangeClosed(0, written).mapToObj(copied -> new Moment(copied, written)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void nothingThatWasWrittenIsLost(Moment moment) {
        LINES.forEach(line -> notes.write("a", line));
        write(moment);
        stale = 1;
        subscription.delivery.batch(subscription.log.after(moment.written()));
        assertSameAsAnew();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void norByOneEventAtATime(Moment moment) {
        LINES.forEach(line -> notes.write("a", line));
        write(moment);
        for (var event : notes.log.after(moment.written())) {
            copyPosition();
            stale = 2;
            subscription.delivery.batch(List.of(event));
        }
        assertSameAsAnew();
    }

    @Test
    void whileReadsStayOldTheFollowerFailsAndTriesAgain() {
        LINES.forEach(line -> notes.write("a", line));
        write(new Moment(2, 4));
        stale = Integer.MAX_VALUE;
        assertThatThrownBy(() -> subscription.delivery.batch(subscription.log.after(4)))
                .isInstanceOf(StaleRead.class);
        assertThat(notes.storedPosition()).containsEntry("position", 4L);
        stale = 0;
        subscription.delivery.run();
        assertSameAsAnew();
    }

    @Test
    void whatLeadsToOthersIsMadeSureOfBeforeTheyAreWritten() {
        for (var line : List.of("a", "b", "a")) {
            notes.write(LIST, line);
        }
        notes.write("b", "own");
        lead(subscription, 0, 1);
        keep();
        lead(subscription, 1, 2);
        stale = 1;
        lead(subscription, 2, 4);
        var expected = notes.anew();
        lead(expected, 0, 4);
        assertThat(notes.stored()).isEqualTo(expected.stored());
        assertThat(notes.text("b")).isEqualTo("b a own");
    }

    @Test
    void whatAFollowerOfAnotherLogHasLeftIsAsGoodAsNothing() {
        notes.write("a", "one");
        notes.subscription.fetchToken(Notes.NAME, 0);
        Mono.from(now.insertOne(new Document("_id", "a")
                        .append("position", 99L)
                        .append("log", 1L)
                        .append("text", "of another log")))
                .block();
        notes.delivery.batch(notes.log.after(0));
        assertThat(notes.text("a")).isEqualTo("one");
    }

    private Object before(String operation, Object collection) {
        if (!operation.equals("find") || stale == 0) {
            return collection;
        }
        stale--;
        return copy;
    }

    private void write(Moment moment) {
        var events = notes.log.after(0);
        subscription.subscription.fetchToken(Notes.NAME, 0);
        subscription.delivery.batch(events.subList(0, moment.copied()));
        keep();
        subscription.delivery.batch(events.subList(moment.copied(), moment.written()));
        copyPosition();
    }

    private void keep() {
        Flux.from(now.find()).concatMap(this::replaced).collectList().block();
    }

    private void copyPosition() {
        Mono.from(now.find(Filters.eq("@position")).first())
                .flatMap(this::replaced)
                .block();
    }

    private Mono<?> replaced(Document document) {
        return Mono.from(copy.replaceOne(Filters.eq(document.get("_id")), document, new ReplaceOptions().upsert(true)));
    }

    private void assertSameAsAnew() {
        var expected = notes.anew();
        expected.delivery.run();
        assertThat(notes.stored()).isEqualTo(expected.stored());
    }

    /** The words of a page named {@code list} are the pages that are told of it. */
    private static void lead(Notes process, int from, int to) {
        if (from == 0) {
            process.subscription.fetchToken(Notes.NAME, 0);
        }
        for (var event : process.log.after(from).subList(0, to - from)) {
            var written = (Written) event.getPayload();
            if (written.page().equals(LIST)) {
                process.model.change(
                        event.trackingToken(), written, Notes.leading(LIST, StaleReadsTest::words, Note::after));
            } else {
                process.model.change(written.page(), event.trackingToken(), written, Note::after);
            }
        }
        process.model.flush(to);
    }

    private static List<String> words(Note list) {
        return Stream.of(list.text().split(" ")).distinct().toList();
    }
}
