// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Writes wait for a read model that has an owner that does not move. */
class StalledReadModelsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final StalledReadModels standstill = new StalledReadModels();

    @Test
    void onceSomebodyHasWaitedInVainOthersWaitBrieflyUntilItMoves() {
        var writer = model(LONG);
        var subscription = new ReadModelSubscription(writer, log);
        subscription.fetchToken("pages", 0);
        var delivery = new EventDelivery(new Note.Projection(writer), subscription, log);
        log.append("page-a", new Written("a", "one"));
        assertThatThrownBy(() -> standstill.await(model(SHORT), 1).block(LONG)).isInstanceOf(NotCaughtUp.class);

        var begun = System.nanoTime();
        var patient = model(LONG);
        assertThatThrownBy(() -> standstill.await(patient, 1).block(LONG)).isInstanceOf(NotCaughtUp.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG.dividedBy(2));

        delivery.batch(log.after(0));
        patient.await(1).block(LONG);
        awaitSeen(patient, 1);
        log.append("page-a", new Written("a", "two"));
        var waits = standstill.await(patient, 2).toFuture();
        delivery.batch(log.after(1));
        assertThat(waits).succeedsWithin(LONG);
    }

    /** As after a start, once the others are served without it. */
    @Test
    void whatIsNotWholeIsNotReadUntilItIs() {
        log.append("page-a", new Written("a", "one"));
        var model = model(SHORT);
        var subscription = new ReadModelSubscription(model, log);
        subscription.fetchToken("pages", 0);
        for (long after : new long[] {0, 1}) {
            assertThatThrownBy(() -> model.find("a", after).block(LONG)).isInstanceOf(NotCaughtUp.class);
        }
        assertThat(subscription.isCaughtUp()).isFalse();

        new EventDelivery(new Note.Projection(model), subscription, log).run();
        assertThat(model.find("a", 0).map(Note::text).block(LONG)).isEqualTo("one");
        log.append("page-a", new Written("a", "two")); // later it is read as it is, though it stands still
        assertThat(model.find("a", 0).map(Note::text).block(LONG)).isEqualTo("one");
    }

    private static void awaitSeen(ReadModel<?, ?> model, long position) {
        while (model.progress().position() < position) {
            Thread.onSpinWait();
        }
    }

    private ReadModel<String, Note> model(Duration patience) {
        return new ReadModel<>(MemoryMongo.readModels(database), "pages", new Note.Form(), patience);
    }
}
