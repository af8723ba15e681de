// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeepingTest {

    private static final UUID LOG = new UUID(1, 1);
    private static final int MANY = 10_000;

    private final LinkedBlockingQueue<Long> kept = new LinkedBlockingQueue<>();
    private final Keeping keeping = new Keeping(checkpoint -> kept.add(checkpoint.position()));

    @Test
    void aPositionUpToWhichSomethingWasDoneIsKeptAtOnce() {
        for (var position = 1; position <= 3; position++) {
            keeping.now(at(position));
        }
        assertThat(kept).containsExactly(1L, 2L, 3L);
    }

    @Test
    void ofManyUpToWhichNothingWasDoneTheFirstAndTheLastAreKeptAndFewBetween() throws InterruptedException {
        for (var position = 1; position <= MANY; position++) {
            keeping.soon(at(position));
        }
        assertThat(kept.poll()).isEqualTo(1);
        var many = 1;
        for (var position = 1L; position < MANY; many++) {
            position = kept.poll(10, TimeUnit.SECONDS);
        }
        assertThat(many).isLessThan(MANY / 2);
    }

    @Test
    void whatWasForgottenIsNotKept() throws InterruptedException {
        keeping.soon(at(1));
        keeping.soon(at(2));
        keeping.forget();
        kept.clear();
        assertThat(kept.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatIsLateIsKeptWhereItIsSettled() {
        keeping.soon(at(1));
        keeping.soon(at(2));
        keeping.settle();
        assertThat(kept).containsExactly(1L, 2L);
    }

    @Test
    void whatCouldNotBeKeptIsTriedAgain() throws InterruptedException {
        var failures = new LinkedBlockingQueue<>(List.of("away"));
        var troubled = new Keeping(checkpoint -> {
            if (checkpoint.position() == 2 && failures.poll() != null) {
                throw new IllegalStateException("The database is away");
            }
            kept.add(checkpoint.position());
        });
        troubled.soon(at(1));
        troubled.soon(at(2));
        assertThat(kept.poll()).isEqualTo(1);
        assertThat(kept.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private static Checkpoint at(long position) {
        return new Checkpoint(LOG, position, "hash");
    }
}
