// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** What it costs to find nothing, and which readers it makes wait. */
class MissesTest {

    private static final int STRANGERS = 200;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Looks looks = new Looks();
    private final MongoDatabase database = MemoryMongo.database(looks);
    private final MemoryLog log = new MemoryLog();
    private final ReadModel<String, Note> model =
            new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form());
    private final ReadModelSubscription subscription = new ReadModelSubscription(model, log);
    private final EventDelivery delivery = new EventDelivery(new Note.Projection(model), subscription, log);

    /** Counts how often the collection is asked whether it is whole. */
    private static final class Looks implements CommandListener {

        private final AtomicInteger number = new AtomicInteger();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")) {
                var id = event.getCommand()
                        .getDocument("filter", new BsonDocument())
                        .get("_id");
                if (new BsonString("@position").equals(id)) {
                    number.incrementAndGet();
                }
            }
        }

        int during(Runnable asking) {
            var before = number.get();
            asking.run();
            return number.get() - before;
        }
    }

    @Test
    void whoFindsAllPaysNothing() {
        log.append("a", new Written("a", "one"), new Written("b", "two"), new Written("b", null));
        delivery.run();
        var asked = looks.during(() -> {
            assertThat(model.find("a", 0).block(LONG)).isNotNull();
            assertThat(model.find("b", 0).block(LONG)).isNull(); // its tombstone is there
            assertThat(model.findAll(List.of("a", "b"), 0).block(LONG)).hasSize(1);
        });
        assertThat(asked).isZero();
    }

    @Test
    void whoFindsNothingAsksOnce() {
        delivery.run();
        assertThat(looks.during(() -> assertThat(model.find("a", 0).block(LONG)).isNull()))
                .isEqualTo(1);
        assertThat(looks.during(() -> assertThat(
                                model.findAll(List.of("a", "b", "c"), 0).block(LONG))
                        .isEmpty()))
                .isEqualTo(1);
    }

    @Test
    void strangersWhoComeAtOnceShareALook() {
        delivery.run();
        var asked = looks.during(() -> IntStream.range(0, STRANGERS)
                .mapToObj(stranger -> model.find("token-" + stranger, 0).toFuture())
                .toList()
                .forEach(answer -> assertThat(
                                answer.orTimeout(20, TimeUnit.SECONDS).join())
                        .isNull()));
        assertThat(asked).isPositive().isLessThan(STRANGERS / 4);
    }

    @Test
    void nobodyHearsOfNothingWhileTheReadModelIsBehindWhatThisProcessKnows() throws Exception {
        delivery.run();
        log.append("a", new Written("a", "one"));
        var early = model.find("a", 0).toFuture();
        assertThat(early).isNotDone();
        delivery.batch(log.after(0));
        assertThat(early.get(20, TimeUnit.SECONDS)).isEqualTo(new Note("a", "one"));
    }

    @Test
    void whoeverStandsStillMakesThemComeAgain() {
        delivery.run();
        var other = new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form(), Duration.ofMillis(50));
        new ReadModelSubscription(other, log);
        assertThat(other.find("a", 0).blockOptional(LONG)).isEmpty();
        log.append("a", new Written("a", "one")); // and nobody writes it
        assertThatThrownBy(() -> other.find("a", 0).block(LONG)).isInstanceOf(NotCaughtUp.class);
    }

    @Test
    void beforeAnybodyHasBegunNothingIsKnown() {
        assertThatThrownBy(() -> model.find("a", 0).block(LONG)).isInstanceOf(NotCaughtUp.class);
        assertThat(subscription.isCaughtUp()).isFalse();
        delivery.run();
        assertThat(model.find("a", 0).blockOptional(LONG)).isEmpty();
        assertThat(subscription.isCaughtUp()).isTrue();
    }
}
