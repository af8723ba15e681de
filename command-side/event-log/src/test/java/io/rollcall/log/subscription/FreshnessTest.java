// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.Checkpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Duration STEP = Duration.ofMillis(200);

    private final SeenLog log = new SeenLog();
    private long now = 1;
    private long position;

    /** Of a read model that every event concerns. */
    private final Freshness freshness = new Freshness(new EventTypeFilter(log), upTo -> position < upTo, () -> now);

    @Test
    void isGivenWhileAllIsThereThatTheProcessHasSeen() {
        position = log.seen = 3;
        assertThat(freshness.isGiven()).isTrue();
    }

    @Test
    void isNotGivenBeforeAllWasThereOnce() {
        log.seen = 3;
        assertThat(freshness.isGiven()).isFalse();
    }

    @Test
    void endsForAReadModelThatStandsStillAndComesBackWithIt() {
        assertThat(freshness.isGiven()).isTrue();
        log.seen = 1;
        pass(Freshness.LIMIT.minus(STEP));
        assertThat(freshness.isGiven()).isTrue();
        pass(STEP.multipliedBy(2));
        assertThat(freshness.isGiven()).isFalse();
        position = 1;
        pass(STEP);
        assertThat(freshness.isGiven()).isTrue();
    }

    @Test
    void lastsForAReadModelThatIsAlwaysALittleBehind() {
        assertThat(freshness.isGiven()).isTrue();
        for (int step = 0; step < 100; step++) {
            position = log.seen;
            log.seen++;
            pass(STEP);
            assertThat(freshness.isGiven()).isTrue();
        }
    }

    @Test
    void isNotGivenToAProcessThatWasStoodStillBeforeItHasHeardOfTheLogAgain() {
        assertThat(freshness.isGiven()).isTrue();
        now += Freshness.LIMIT.toNanos();
        assertThat(freshness.isGiven()).isFalse();
        pass(STEP);
        assertThat(freshness.isGiven()).isTrue();
    }

    /** While the process hears of the log. */
    private void pass(Duration time) {
        now += time.toNanos();
        log.asOf = now;
    }

    private static final class SeenLog implements LogHistory {

        private long seen;
        private long asOf = 1;

        @Override
        public long head() {
            return seen;
        }

        @Override
        public long seenAsOf() {
            return asOf;
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return Optional.empty();
        }

        @Override
        public OptionalLong lastOf(Predicate<Class<?>> types, long position) {
            return OptionalLong.of(position);
        }
    }
}
