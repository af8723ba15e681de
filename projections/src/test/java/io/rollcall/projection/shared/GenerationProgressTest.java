// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Time here is what the test says it is. */
class GenerationProgressTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void whatIsComparedCountsAsTheEventsThatAreBuiltMeanwhile() {
        var progress = new GenerationProgress(state(0, 0), 0);
        progress.built(4_000, SECOND);
        assertThat(progress.rate(5)).isCloseTo(4_000, within(1.0));
        assertThat(progress.asEvents(1_000, 5)).as("a guess").isBetween(1_000L, 4_000L);
        progress.rest(0, 4_000, 2 * SECOND);
        progress.compared(100, 4_010, 3 * SECOND);
        assertThat(progress.asEvents(1_000, 5)).as("ten seconds").isCloseTo(40_000, within(10L));
    }

    @Test
    void thatItFollowsTheLogMeanwhileIsNoMeasureOfHowFastItIsBuilt() {
        var progress = new GenerationProgress(state(0, 0), 0);
        progress.built(4_000, SECOND);
        progress.rest(0, 4_000, SECOND);
        for (int second = 2; second < 60; second++) {
            progress.compared(100L * second, 4_000L + second, second * SECOND);
        }
        assertThat(progress.rate(5)).isCloseTo(4_000, within(1.0));
    }

    @Test
    void whatWasBuiltInLessThanASecondIsComparedAtARate() {
        var progress = new GenerationProgress(state(0, 0), 0);
        assertThat(progress.rate(5)).isZero();
        progress.rest(0, 4_000, SECOND / 2);
        progress.compared(100, 4_000, SECOND / 2 + SECOND);
        assertThat(progress.asEvents(500, 5) / progress.rate(5)).as("seconds").isCloseTo(5, within(0.1));
    }

    @Test
    void theNextProcessKnowsHowFastItWasBuilt() {
        var progress = new GenerationProgress(state(4_000, 50_000), 0);
        progress.compared(200, 50_000, SECOND);
        assertThat(progress.rate(5)).isEqualTo(4_000);
        assertThat(progress.asEvents(400, 5)).isCloseTo(8_000, within(10L));
    }

    private static GenerationState state(double rate, long done) {
        return new GenerationState(
                "notes",
                GenerationPurpose.REBUILD,
                1,
                2,
                2,
                GenerationPhase.BUILDING,
                false,
                UUID.randomUUID(),
                Duration.ZERO,
                done,
                100_000,
                0,
                0,
                rate,
                null,
                null,
                null);
    }
}
