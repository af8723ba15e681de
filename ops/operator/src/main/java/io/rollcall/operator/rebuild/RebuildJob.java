// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.GenerationPurpose;
import io.rollcall.projection.shared.GenerationState;
import io.rollcall.projection.shared.Rebuilds;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a read model built beside the one that is read, and waits until it is read itself, waits for an operator, or has
 * been compared. The run has the job's id: a job that is begun twice begins one.
 */
final class RebuildJob implements JobKind {

    static final String REBUILD = "rebuild";
    static final String VERIFY = "verify";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> ENDS = Set.of(
            GenerationState.EQUAL,
            GenerationState.DIFFERENT,
            GenerationState.SWITCHED,
            GenerationState.PARKED,
            GenerationState.LATE,
            GenerationState.CANCELLED);

    private final String kind;
    private final GenerationPurpose purpose;
    private final Rebuilds rebuilds;
    private final ParkedFirst parked;

    RebuildJob(String kind, GenerationPurpose purpose, Rebuilds rebuilds, ParkedFirst parked) {
        this.parked = parked;
        this.kind = kind;
        this.purpose = purpose;
        this.rebuilds = rebuilds;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String lane() {
        return purpose == GenerationPurpose.VERIFY ? VERIFY : SwitchJob.LANE;
    }

    @Override
    public OperationEnd run(JobContext job) throws InterruptedException {
        var run = job.id().value();
        var refusal = purpose == GenerationPurpose.REBUILD && job.checkpoint().isEmpty()
                ? parked.refusal(job.target())
                : Optional.<OperationEnd>empty();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!rebuilds.begin(job.target(), purpose, run)) {
            return OperationEnd.refused("Another one is under way, or was switched to just now: try again in a while.");
        }
        job.checkpoint(Map.of("run", run.toString()));
        var state = new RunProgress(rebuilds, job, purpose, run)
                .until(it -> it.outcome() != null && ENDS.contains(it.outcome()));
        if (state.comparison() != null) {
            job.result(Map.of("differences", differences(state)));
        }
        job.progress(state.worked(), state.work(), state.rate(), Duration.ZERO);
        return end(state).at(state.done());
    }

    @Override
    public void paused(JobContext job) {
        rebuilds.pause(job.id().value(), true);
    }

    @Override
    public void cancelled(JobContext job) {
        rebuilds.cancel(job.id().value());
    }

    private OperationEnd end(GenerationState state) {
        return switch (Objects.requireNonNull(state.outcome())) {
            case GenerationState.SWITCHED ->
                OperationEnd.applied("It is as the one before was, and is read from now on.");
            case GenerationState.EQUAL -> OperationEnd.applied("It is as the log says.");
            case GenerationState.DIFFERENT -> different(state);
            case GenerationState.CANCELLED -> OperationEnd.cancelled();
            default -> OperationEnd.refused("It is not read: " + state.error() + ".");
        };
    }

    private OperationEnd different(GenerationState state) {
        var number = differences(state).path("differing").asLong();
        return purpose == GenerationPurpose.VERIFY
                ? OperationEnd.applied(
                        "%d documents are not as the log says, each of them under /differences.".formatted(number))
                : OperationEnd.refused(
                        "%d documents differ: it waits for 'switch', or for another rebuild.".formatted(number));
    }

    private static JsonNode differences(GenerationState state) {
        return JSON.readTree(Objects.requireNonNull(state.comparison()));
    }
}
