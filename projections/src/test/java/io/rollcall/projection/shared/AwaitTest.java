// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.Note.Ignored;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();

    @Test
    void readsAtOnceWhereNothingIsAskedFor() {
        assertThat(model(SHORT).find("a", 0).blockOptional(LONG)).isEmpty();
    }

    @Test
    void aReadCompletesWithTheFlushOfItsOwnProcess() throws Exception {
        var model = model(LONG);
        var subscription = owned(model);
        var delivery = new EventDelivery(new Note.Projection(model), subscription, log);
        log.append("page-a", new Written("a", "one"));
        var early = model.find("a", 1).toFuture();
        var earlier = model.await(1).toFuture();
        var later = model.find("a", 2).toFuture();
        assertThat(early).isNotDone();
        delivery.batch(log.after(0));

        assertThat(early.get(20, TimeUnit.SECONDS).text()).isEqualTo("one");
        assertThat(earlier).succeedsWithin(LONG);
        assertThat(later).isNotDone();

        log.append("page-a", new Written("a", "two"));
        delivery.batch(log.after(1));
        assertThat(later.get(20, TimeUnit.SECONDS).text()).isEqualTo("one two");
    }

    @Test
    void aReadCompletesByPollingWhereAnotherProcessWrites() throws Exception {
        var reader = model(LONG);
        var writer = model(LONG);
        var delivery = new EventDelivery(new Note.Projection(writer), owned(writer), log);
        log.append("page-a", new Written("a", "one"));
        var read = reader.find("a", 1).toFuture();
        assertThat(read).isNotDone();
        delivery.batch(log.after(0));

        assertThat(read.get(20, TimeUnit.SECONDS).text()).isEqualTo("one");
    }

    @Test
    void aReadWaitsForNothingThatIsNothingToItsReadModel() throws Exception {
        var reader = model(LONG);
        new ReadModelSubscription(reader, log).concernedBy(Written.class::equals);
        var writer = model(LONG);
        var delivery = new EventDelivery(new Note.Projection(writer), owned(writer), log);
        log.append("page-a", new Written("a", "one"));
        delivery.batch(log.after(0));
        var far = reader.find("a", 3).toFuture();
        log.append("page-a", new Ignored());
        assertThat(reader.find("a", 2).block(LONG)).isEqualTo(new Note("a", "one"));
        assertThat(far).as("asks for more than this process has seen").isNotDone();

        log.append("page-a", new Written("a", "two"));
        delivery.batch(log.after(2));
        assertThat(far.get(20, TimeUnit.SECONDS).text()).isEqualTo("one two");
    }

    @Test
    void theOwnerNeedNotComeToWhatIsNothingToItsReadModel() {
        var model = model(LONG);
        var subscription = owned(model);
        subscription.concernedBy(Written.class::equals);
        log.append("page-a", new Written("a", "one"));
        new EventDelivery(new Note.Projection(model), subscription, log).batch(log.after(0));
        log.append("page-a", new Ignored());
        assertThat(model.find("a", 2).block(LONG)).isEqualTo(new Note("a", "one"));
        assertThat(subscription.position()).isEqualTo(2);
    }

    @Test
    void aReadThatWaitsInTheOwnerGoesOnWaitingWhenAnotherProcessTakesOver() throws Exception {
        var first = model(LONG);
        var subscription = owned(first);
        log.append("page-a", new Written("a", "one"));
        var read = first.find("a", 1).toFuture();
        subscription.releaseClaim("notes", 0);
        var second = model(LONG);
        new EventDelivery(new Note.Projection(second), owned(second), log).batch(log.after(0));

        assertThat(read.get(20, TimeUnit.SECONDS).text()).isEqualTo("one");
    }

    @Test
    void howFarAnotherProcessHasComeIsKnownWithoutWaiting() {
        var reader = model(LONG);
        var writer = model(LONG);
        var delivery = new EventDelivery(new Note.Projection(writer), owned(writer), log);
        for (int position = 1; position <= 3; position++) {
            log.append("page-a", new Written("a", "word"));
            delivery.batch(log.after(position - 1));
            awaitPosition(position, reader);
        }
    }

    @Test
    void whoGivesAReadModelUpStillKnowsHowFarItWasAndThenHowFarTheNextOneIs() {
        var first = model(LONG);
        var subscription = owned(first);
        log.append("page-a", new Written("a", "one"));
        new EventDelivery(new Note.Projection(first), subscription, log).batch(log.after(0));
        subscription.releaseClaim("notes", 0);
        assertThat(subscription.position()).isEqualTo(1);

        var second = model(LONG);
        var next = new EventDelivery(new Note.Projection(second), owned(second), log);
        log.append("page-a", new Written("a", "two"));
        next.batch(log.after(1));
        awaitPosition(2, first);
    }

    @Test
    void givesUpWhenThePositionDoesNotCome() {
        var owner = model(SHORT);
        owned(owner);
        for (var model : List.of(owner, model(SHORT))) {
            assertThatThrownBy(() -> model.find("a", 1).block(LONG))
                    .isInstanceOf(NotCaughtUp.class)
                    .hasMessage("notes has not reached position 1 yet");
            assertThat(model.progress().waiting()).isZero();
        }
    }

    @Test
    void aThousandWaitersTakeNoThreadEach() {
        var model = model(LONG);
        var subscription = owned(model);
        var delivery = new EventDelivery(new Note.Projection(model), subscription, log);
        var before = Thread.activeCount();
        var reads = IntStream.range(0, 1000)
                .mapToObj(reader -> model.await(1).toFuture())
                .toList();
        assertThat(Thread.activeCount() - before).isLessThan(50);
        log.append("page-a", new Written("a", "one"));
        delivery.batch(log.after(0));

        assertThat(reads).allSatisfy(read -> assertThat(read).succeedsWithin(LONG));
        assertThat(model.progress().waiting()).isZero();
    }

    @Test
    void whatAnotherProcessWritesIsLookedForLessAndLessOftenWhileItDoesNotMove() {
        var looks = new AtomicInteger();
        var watched = MemoryMongo.database(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                looks.incrementAndGet();
            }
        });
        var model = new ReadModel<>(MemoryMongo.readModels(watched), "notes", new Note.Form(), Duration.ofMillis(600));
        model.store().stored(); // connects
        looks.set(0);
        assertThatThrownBy(() -> model.await(1).block(LONG)).isInstanceOf(NotCaughtUp.class);
        assertThat(looks).hasValueLessThan(30); // at 4 ms: some 150
    }

    private static void awaitPosition(long expected, ReadModel<?, ?> model) {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (model.progress().position() != expected) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(SHORT.toNanos() / 10);
        }
    }

    private ReadModel<String, Note> model(Duration patience) {
        return new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form(), patience);
    }

    private ReadModelSubscription owned(ReadModel<String, Note> model) {
        var subscription = new ReadModelSubscription(model, log);
        subscription.fetchToken("notes", 0);
        return subscription;
    }
}
