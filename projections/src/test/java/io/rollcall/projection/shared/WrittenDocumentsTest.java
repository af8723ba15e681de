// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a process has written it does not read back, and believes no longer than its writes find it. */
class WrittenDocumentsTest {

    private final Finds finds = new Finds();
    private final MongoDatabase database = MemoryMongo.database(finds);
    private final AtomicBoolean fails = new AtomicBoolean();
    private final Notes notes = new Notes().through(SteppedMongo.around(database, (operation, collection) -> {
        if (operation.equals("bulkWrite") && fails.getAndSet(false)) {
            throw new IllegalStateException("no answer");
        }
        return collection;
    }));

    private int written;

    /** A line and its batch. */
    private void write(@Nullable String line) {
        notes.write("a", line);
        notes.delivery.batch(notes.log.after(written++));
    }

    private void begin() {
        notes.subscription.fetchToken(Notes.NAME, 0);
    }

    @Test
    void whatWasWrittenIsNotReadBack() {
        begin();
        assertThat(finds.during(() -> write("one"))).containsExactly(1);
        assertThat(finds.during(() -> write("two"))).isEmpty();
        assertThat(finds.during(() -> write("three"))).isEmpty();
        assertThat(notes.text("a")).isEqualTo("one two three");
    }

    @Test
    void norIsThatItWasDeleted() {
        begin();
        write("one");
        write(null);
        assertThat(finds.during(() -> write("two"))).isEmpty();
        assertThat(notes.text("a")).isEqualTo("two");
    }

    @Test
    void whatSomebodyElseHasMadeOnceMoreIsRead() {
        begin();
        write("one");
        var mended = Updates.combine(Updates.set("text", "mended"), Updates.set("refolded", "once more"));
        Mono.from(database.getCollection(Notes.NAME).updateOne(Filters.eq("_id", "a"), mended))
                .block();
        assertThat(finds.during(() -> write("two"))).containsExactly(1);
        assertThat(notes.text("a")).isEqualTo("mended two");
    }

    @Test
    void nothingIsKnownOfWhatHasFailed() {
        begin();
        write("one");
        fails.set(true);
        assertThatThrownBy(() -> write("two")).hasMessage("no answer");
        written--;
        assertThat(finds.during(() -> notes.delivery.batch(notes.log.after(written))))
                .containsExactly(1);
        assertThat(notes.text("a")).isEqualTo("one two");
    }

    @Test
    void withANewBeginningAllIsForgotten() {
        begin();
        write("one");
        begin();
        assertThat(finds.during(() -> write("two"))).containsExactly(1);
        assertThat(notes.text("a")).isEqualTo("one two");
    }
}
