// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.LostStoreTest.Loss;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batch upon batch, each right behind the one before: none looks where it stands, and nothing is lost by that. */
class RushedBatchesTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final MongoDatabase database = MemoryMongo.database(new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            var filter = event.getCommandName().equals("find")
                    ? event.getCommand().getDocument("filter").get("_id")
                    : null;
            if (new BsonString("@position").equals(filter)) {
                looks.incrementAndGet();
            }
        }
    });
    private final Notes notes = new Notes().through(database, now::get);
    private int written;

    static Stream<Loss> losses() {
        return LostStoreTest.losses();
    }

    @BeforeEach
    void begin() {
        notes.subscription.fetchToken(Notes.NAME, 0);
        write("a", "one");
        write("b", "two");
        write("a", "three");
        looks.set(0);
    }

    private void write(String page, String line) {
        notes.write(page, line);
        notes.delivery.batch(notes.log.after(written++));
    }

    @Test
    void aPositionIsLookedForOnceItWasNotWrittenALittleBefore() {
        write("a", "four");
        write("a", "five");
        assertThat(looks).hasValue(0);
        now.addAndGet(Duration.ofMillis(21).toNanos());
        write("a", "six");
        assertThat(looks).hasValue(1);
        write("a", "seven");
        assertThat(looks).hasValue(1);
        assertThat(notes.text("a")).isEqualTo("one three four five six seven");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatIsLostIsNotTakenForWrittenAndIsBuiltAnew(Loss loss) {
        loss.inflicted().accept(database.getCollection(Notes.NAME));
        assertThatThrownBy(() -> write("a", "four")).isInstanceOf(PositionLost.class);
        assertThatThrownBy(() -> write("b", "five")).isInstanceOf(PositionLost.class);
        notes.delivery.run();
        assertThat(notes.text("a")).isEqualTo("one three four");
        assertThat(notes.text("b")).isEqualTo("two five");
        assertThat(notes.stored()).isEqualTo(builtAnew());
    }

    @Test
    void whatAnotherOwnerWritesIsWrittenOnce() {
        var next = notes.elsewhere();
        next.subscription.fetchToken(Notes.NAME, 0);
        assertThatThrownBy(() -> write("a", "four")).isInstanceOf(PositionLost.class);
        assertThat(notes.storedPosition().getLong("position")).isEqualTo(3);
        notes.write("b", "five");
        next.delivery.batch(notes.log.after(3));
        assertThat(notes.stored()).isEqualTo(builtAnew());
    }

    private Object builtAnew() {
        var anew = notes.anew();
        anew.delivery.run();
        return anew.stored();
    }
}
