// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.GenerationPhase;
import io.rollcall.projection.shared.GenerationPurpose;
import io.rollcall.projection.shared.GenerationState;
import io.rollcall.projection.shared.Rebuilds;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Goes over to the newer generation that waits beside the live one, or back to the older one that is kept: which it is
 * does not change when it is asked for twice.
 */
final class SwitchJob implements JobKind {

    static final String SWITCH = "switch";
    static final String ROLLBACK = "rollback";
    static final String LANE = "generation";

    private final String kind;
    private final boolean back;
    private final Rebuilds rebuilds;
    private final ParkedFirst parked;

    /** @param kind {@link #SWITCH} or {@link #ROLLBACK} */
    SwitchJob(String kind, Rebuilds rebuilds, ParkedFirst parked) {
        this.parked = parked;
        this.kind = kind;
        this.back = kind.equals(ROLLBACK);
        this.rebuilds = rebuilds;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String lane() {
        return LANE;
    }

    /** What was asked for is kept before it is done: after a kill in between it is seen whether it was. */
    @Override
    public OperationEnd run(JobContext job) throws InterruptedException {
        var begun = job.checkpoint();
        if (begun.isEmpty()) {
            var state = found(job);
            if (state.isEmpty()) {
                return OperationEnd.nothingToDo(
                        back
                                ? "There is no older generation to go back to."
                                : "There is no newer generation to go over to.");
            }
            var refusal = back ? Optional.<OperationEnd>empty() : parked.refusal(job.target());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (GenerationState.PARKED.equals(state.get().outcome())) {
                return OperationEnd.refused("It is not read: " + state.get().error() + ".");
            }
            job.checkpoint(Map.of(
                    "run", state.get().run().toString(), "live", state.get().live()));
        }
        var kept = job.checkpoint().orElseThrow();
        return over(
                job,
                UUID.fromString(kept.path("run").asString()),
                kept.path("live").asInt());
    }

    private Optional<GenerationState> found(JobContext job) {
        return rebuilds.find(job.target(), GenerationPurpose.REBUILD)
                .filter(back ? GenerationState::canGoBack : GenerationState::canGoForward);
    }

    private OperationEnd over(JobContext job, UUID run, int live) throws InterruptedException {
        if (found(job).filter(state -> state.live() == live).isPresent()) {
            var asked = back ? rebuilds.rollBack(run) : rebuilds.switchOver(run);
            if (!asked) {
                return OperationEnd.refused("It was decided otherwise meanwhile.");
            }
        }
        var state = new RunProgress(rebuilds, job, GenerationPurpose.REBUILD, run)
                .until(it -> it.live() != live || it.phase() != GenerationPhase.SWITCHING);
        return state.live() != live
                ? OperationEnd.applied("Generation %d is read from now on.".formatted(state.live()))
                        .at(state.done())
                : OperationEnd.refused("It is not read: " + state.error() + ".");
    }
}
