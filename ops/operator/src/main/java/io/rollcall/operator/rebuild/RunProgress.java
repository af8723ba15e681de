// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.access.Problem;
import io.rollcall.operator.job.JobContext;
import io.rollcall.projection.shared.GenerationPurpose;
import io.rollcall.projection.shared.GenerationState;
import io.rollcall.projection.shared.Rebuilds;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/** Watches a run for a job: whichever process does it, what is known of it stands in PostgreSQL. */
final class RunProgress {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Rebuilds rebuilds;
    private final JobContext job;
    private final GenerationPurpose purpose;
    private final UUID run;

    RunProgress(Rebuilds rebuilds, JobContext job, GenerationPurpose purpose, UUID run) {
        this.rebuilds = rebuilds;
        this.job = job;
        this.purpose = purpose;
        this.run = run;
    }

    /** Waits until the run has come so far, paused with the job. */
    GenerationState until(Predicate<GenerationState> done) throws InterruptedException {
        for (var state = state(); ; state = state()) {
            if (done.test(state)) {
                return state;
            }
            if (state.goal() > 0) {
                job.progress(state.worked(), state.work(), state.rate(), state.afterWork());
            }
            if (state.paused() != job.isPaused()) {
                rebuilds.pause(run, job.isPaused());
            }
            job.goOn();
            Thread.sleep(LOOK);
        }
    }

    private GenerationState state() {
        return rebuilds.find(job.target(), purpose)
                .filter(state -> state.run().equals(run))
                .orElseThrow(() -> Problem.conflict("Another run has taken its place."));
    }
}
