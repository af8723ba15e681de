// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Time here is what the test says it is. */
class GenerationRateTest {

    private static final long SECOND = 1_000_000_000;
    private static final int ALL = 400_000;
    private static final double MEAN = 5_000;

    /** For so many seconds a young process does so much of what it does later. */
    private static final double YOUNG = 8;

    private static final double SLOW = 0.3;

    /**
     * Batches of all lengths, some of which rest for seconds; three kills, after which nobody does anything for seconds
     * and the next process is slow at first, as the first one is. What kills are still to come nobody can tell.
     */
    @Test
    void theTimeLeftIsRightWithinAQuarterFromAFifthOnAlsoAfterKills() {
        var random = new Random(7);
        var rate = new GenerationRate(0, 0, 0);
        double known = 0;
        double done = 0;
        var young = YOUNG;
        long nanos = 0;
        var kills = 0;
        var looked = 0;
        while (done < ALL) {
            var seconds = 0.1 + 2 * random.nextDouble();
            nanos += (long) (seconds * SECOND);
            var slow = Math.min(young, seconds);
            young -= slow;
            done += (slow * SLOW + seconds - slow) * MEAN * (0.6 + 0.8 * random.nextDouble());
            if (rate.isDue(nanos)) {
                known = rate.measure((long) done, nanos);
                var truth = (ALL - done) / MEAN + young * (1 - SLOW);
                if (done >= ALL * 0.2 && truth > 5) {
                    looked++;
                    assertThat((ALL - done) / known)
                            .as("at %.0f of %d", done, ALL)
                            .isCloseTo(truth, within(truth / 4));
                }
            }
            if (done > ALL * 0.25 * (kills + 1) && kills < 3) {
                kills++;
                nanos += (2 + random.nextInt(20)) * SECOND;
                young = YOUNG;
                rate = new GenerationRate(known, (long) done, nanos);
            }
        }
        assertThat(kills).isEqualTo(3);
        assertThat(looked).isGreaterThan(10);
    }

    @Test
    void aPauseDoesNotCount() {
        var rate = new GenerationRate(0, 0, 0);
        assertThat(rate.measure(1_000, SECOND)).isCloseTo(1_000, within(1.0));
        rate.rest(1_000, 100 * SECOND);
        assertThat(rate.measure(2_000, 101 * SECOND)).isCloseTo(1_000, within(1.0));
    }

    /** As a comparison that begins anew. */
    @Test
    void isNeverLessThanNothing() {
        var rate = new GenerationRate(0, 1_000, 0);
        assertThat(rate.measure(0, SECOND)).isZero();
    }
}
