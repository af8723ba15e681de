// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Time here is what the test says it is. */
class ProgressMeterTest {

    private static final long SECOND = 1_000_000_000;
    private static final int ALL = 200_000;

    /** Jittery batches, and a kill -9 with two seconds of nothing, at 30 %. */
    @Test
    void theTimeLeftIsRightWithinAQuarterFromAFifthOnAlsoAfterAKill() {
        var random = new Random(7);
        var meter = new ProgressMeter(0, null, null);
        var mean = 5_000.0;
        var killed = false;
        double done = 0;
        long nanos = 0;
        while (done < ALL) {
            nanos += SECOND / 4;
            done = Math.min(ALL, done + mean / 4 * (0.5 + random.nextDouble()));
            if (!killed && done > ALL * 0.3) {
                killed = true;
                nanos += 2 * SECOND;
                meter = new ProgressMeter((long) done, (long) ALL, meter.now().rate());
            }
            meter.reached((long) done, ALL, nanos);
            var truth = (ALL - done) / mean;
            if (done >= ALL * 0.2 && truth > 4) {
                assertThat((double) Objects.requireNonNull(meter.now().secondsLeft()))
                        .as("at %.0f of %d", done, ALL)
                        .isCloseTo(truth, within(truth / 4));
            }
        }
        assertThat(killed).isTrue();
        assertThat(meter.now().secondsLeft()).isZero();
    }

    @Test
    void countsWhatIsAddedMeanwhile() {
        var meter = new ProgressMeter(0, null, null);
        for (var second = 0; second <= 20; second++) {
            meter.reached(second * 1_000L, 50_000 + second * 500L, second * SECOND);
        }
        assertThat(meter.now().rate()).isCloseTo(1_000, within(1.0));
        assertThat((double) Objects.requireNonNull(meter.now().secondsLeft())).isCloseTo(80, within(1.0));
    }

    @Test
    void saysNothingWhereItDoesNotKnow() {
        var meter = new ProgressMeter(0, null, null);
        assertThat(meter.now()).isEqualTo(new Job.Progress(0, null, null, null));
        for (var second = 0; second <= 3; second++) {
            meter.reached(second, 100 + 2 * second, second * SECOND);
        }
        assertThat(meter.now().secondsLeft()).as("it never gets there").isNull();
    }

    /** A run elsewhere, killed at 30 % for four seconds: it is measured there, and only while it is done. */
    @Test
    void whatIsMeasuredElsewhereIsToldAsItIsThere() {
        var meter = new ProgressMeter(0, null, null);
        var killed = false;
        var truth = ALL / 5_000 + 2.0;
        long nanos = 0;
        for (long done = 0; done < ALL; done += 1_250) {
            nanos += SECOND / 4;
            truth -= 0.25;
            if (!killed && done > ALL * 0.3) {
                killed = true;
                for (int stands = 0; stands < 16; stands++) {
                    nanos += SECOND / 4;
                    meter.told(done, ALL, 5_000, Duration.ofSeconds(2), nanos);
                }
            }
            meter.told(done + 1_250, ALL, 5_000, Duration.ofSeconds(2), nanos);
            assertThat((double) Objects.requireNonNull(meter.now().secondsLeft()))
                    .as("at %d of %d", done, ALL)
                    .isCloseTo(truth, within(1.0));
        }
        assertThat(killed).isTrue();
        assertThat(meter.now().rate()).isEqualTo(5_000);
    }

    @Test
    void whatIsDoneElsewhereMayNeverGetThere() {
        var meter = new ProgressMeter(0, null, null);
        for (var second = 0; second <= 3; second++) {
            meter.told(second, 100 + 2 * second, 1, Duration.ZERO, second * SECOND);
        }
        assertThat(meter.now().secondsLeft()).isNull();
        meter.told(3, 106, 0, Duration.ZERO, 4 * SECOND);
        assertThat(meter.now().rate()).isNull();
        assertThat(meter.now().secondsLeft()).isNull();
    }

    @Test
    void aPauseDoesNotCountAsSlow() {
        var meter = new ProgressMeter(0, null, null);
        meter.reached(0, 100, 0);
        meter.reached(10, 100, SECOND);
        meter.rest();
        meter.reached(10, 100, 1_000 * SECOND);
        meter.reached(20, 100, 1_001 * SECOND);
        assertThat(meter.now().secondsLeft()).isEqualTo(8);
    }
}
