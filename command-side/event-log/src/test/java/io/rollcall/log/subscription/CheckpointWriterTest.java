// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointWriterTest {

    private static final UUID LOG = new UUID(1, 1);
    private static final int MANY = 10_000;
    private static final int FEW = 10;

    /** All events up to this one concern the subscription, and none after it. */
    private final AtomicLong concerned = new AtomicLong(Long.MAX_VALUE);

    private final EventTypeFilter filter = new EventTypeFilter(new Concerning());
    private final LinkedBlockingQueue<Long> kept = new LinkedBlockingQueue<>();
    private final CheckpointWriter checkpoints =
            new CheckpointWriter(filter, checkpoint -> kept.add(checkpoint.position()));

    @Test
    void aPositionUpToWhichSomethingWasDoneIsKeptAtOnce() {
        for (var position = 1; position <= 3; position++) {
            checkpoints.now(at(position));
        }
        assertThat(kept).containsExactly(1L, 2L, 3L);
    }

    @Test
    void ofManyThatConcernItTheFirstAndTheLastAreKeptAndFewBetween() throws InterruptedException {
        for (var position = 1; position <= MANY; position++) {
            checkpoints.inTime(at(position));
        }
        assertThat(kept.poll()).isEqualTo(1);
        var many = 1;
        for (var position = 1L; position < MANY; many++) {
            position = next();
        }
        assertThat(many).isLessThan(MANY / 2);
    }

    @Test
    void ofThoseThatAreNothingToItOnlyTheLastIsKeptAndLater() throws InterruptedException {
        concerned.set(0);
        for (var position = 1; position <= FEW; position++) {
            checkpoints.inTime(at(position));
        }
        assertThat(kept).isEmpty();
        assertThat(next()).isEqualTo(FEW);
        assertThat(kept).isEmpty();
    }

    @Test
    void whatConcernsItAfterMuchThatWasNothingDoesNotWaitForThat() {
        concerned.set(0);
        checkpoints.inTime(at(1));
        concerned.set(2);
        checkpoints.inTime(at(2));
        assertThat(kept).containsExactly(2L);
    }

    @Test
    void whatWasNothingBehindWhatConcernsItIsNoReasonToWait() throws InterruptedException {
        concerned.set(2);
        checkpoints.inTime(at(1));
        checkpoints.inTime(at(2));
        checkpoints.inTime(at(3));
        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(3); // together with 2, which was late
    }

    @Test
    void whoBeginsAnewKeepsNothingOfBefore() throws InterruptedException {
        checkpoints.inTime(at(1));
        checkpoints.inTime(at(2));
        checkpoints.begin(0);
        kept.clear();
        assertThat(kept.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatIsLateIsKeptWhereItIsSettled() {
        checkpoints.inTime(at(1));
        checkpoints.inTime(at(2));
        checkpoints.settle();
        assertThat(kept).containsExactly(1L, 2L);
    }

    @Test
    void whatIsForgottenIsNotKept() {
        concerned.set(0);
        checkpoints.inTime(at(1));
        checkpoints.forget();
        checkpoints.settle();
        assertThat(kept).isEmpty();
    }

    @Test
    void whatIsBeingKeptIsKeptBeforeTheRestIsForgotten() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CompletableFuture<Void>();
        var slow = new CheckpointWriter(filter, checkpoint -> {
            if (checkpoint.position() == 2) {
                begun.countDown();
                goOn.join();
            }
            kept.add(checkpoint.position());
        });
        concerned.set(0);
        slow.inTime(at(2));
        begun.await();
        var forgotten = CompletableFuture.runAsync(slow::forget, Thread::startVirtualThread);
        goOn.complete(null);
        forgotten.get(10, TimeUnit.SECONDS);
        assertThat(kept).containsExactly(2L);
    }

    @Test
    void whatCouldNotBeKeptIsTriedAgain() throws InterruptedException {
        var failures = new LinkedBlockingQueue<>(List.of("away"));
        var troubled = new CheckpointWriter(filter, checkpoint -> {
            if (checkpoint.position() == 2 && failures.poll() != null) {
                throw new IllegalStateException("The database is away");
            }
            kept.add(checkpoint.position());
        });
        troubled.inTime(at(1));
        troubled.inTime(at(2));
        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
    }

    private @Nullable Long next() throws InterruptedException {
        return kept.poll(10, TimeUnit.SECONDS);
    }

    private static Checkpoint at(long position) {
        return new Checkpoint(LOG, position, "hash");
    }

    private final class Concerning implements LogHistory {

        @Override
        public long head() {
            return MANY;
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return Optional.of(at(position));
        }

        @Override
        public OptionalLong lastOf(Predicate<Class<?>> types, long position) {
            return OptionalLong.of(Math.min(concerned.get(), position));
        }
    }
}
