// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TombstonesTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Notes notes = new Notes();
    private final AtomicLong nanos = new AtomicLong(-Duration.ofMinutes(5).toNanos()); // a clock that passes zero
    private final Tombstones tombstones = new Tombstones(notes.database.getCollection(Notes.NAME), nanos::get);

    @Test
    void oneIsRemovedOnceEveryProcessIsLongPastIt() {
        notes.write("a", "one");
        notes.write("b", "two");
        notes.write("a", null);
        notes.delivery.run();
        assertThat(removedAt(3)).isZero();
        pass(Tombstones.KEPT.minus(MOMENT));
        assertThat(removedAt(3)).isZero();
        assertThat(notes.stored()).hasSize(2);
        pass(MOMENT);
        assertThat(removedAt(3)).isOne();
        assertThat(notes.stored()).extracting(document -> document.get("_id")).containsExactly("b");

        notes.write("a", "again");
        notes.delivery.batch(notes.log.after(3));
        assertThat(notes.text("a")).isEqualTo("again");
    }

    @Test
    void oneThatWasMadeMeanwhileStaysUntilTheNextDay() {
        notes.write("a", "one");
        notes.delivery.run();
        assertThat(removedAt(1)).isZero();
        notes.write("a", null);
        notes.delivery.batch(notes.log.after(1));
        pass(Tombstones.KEPT);
        assertThat(removedAt(2)).isZero();
        assertThat(notes.stored()).hasSize(1);
        pass(Tombstones.PAUSE);
        assertThat(removedAt(2)).isZero();
        pass(Tombstones.KEPT);
        assertThat(removedAt(2)).isOne();
        assertThat(notes.stored()).isEmpty();
    }

    /** Where the collection stands may be before what was marked. */
    @Test
    void whoBeginsAgainWaitsAnew() {
        notes.write("a", "one");
        notes.write("a", null);
        notes.delivery.run();
        assertThat(removedAt(2)).isZero();
        pass(Tombstones.KEPT);
        tombstones.begin();
        assertThat(removedAt(2)).isZero();
        pass(Tombstones.KEPT.minus(MOMENT));
        assertThat(removedAt(2)).isZero();
        assertThat(notes.stored()).hasSize(1);
    }

    @Test
    void whatIsParkedStays() {
        notes.write("a", "one");
        notes.write("a", null);
        notes.delivery.run();
        var parked = new Document("$set", new Document("parked", new Document("position", 2L)));
        Mono.from(notes.database.getCollection(Notes.NAME).updateOne(new Document("_id", "a"), parked))
                .block();
        assertThat(removedAt(2)).isZero();
        pass(Tombstones.KEPT);
        assertThat(removedAt(2)).isZero();
        assertThat(notes.stored()).hasSize(1);
    }

    private long removedAt(long position) {
        return tombstones.passed(position).blockOptional().orElse(0L);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
