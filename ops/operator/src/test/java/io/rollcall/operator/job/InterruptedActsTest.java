// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.operation.OperationCommand.EndOperation;
import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.operation.OperationOutcome;
import io.rollcall.operator.access.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A process is killed between the steps of an act: {@code begin}, {@code want}, the end, {@code forget}. */
@ResourceLock("operator_jobs")
class InterruptedActsTest {

    private final JobFixture jobs = new JobFixture();
    private final Job job = jobs.table.add(jobs.request("count", null));
    private final OperationId act = OperationId.of(UUID.randomUUID());

    @Test
    void oneThatHadDoneNothingEndsAsFailedAndDoesNothingLater() {
        jobs.acts.begin(act);
        endOld();
        assertThat(ends()).extracting(EndOperation::outcome).containsExactly(OperationOutcome.FAILED);
        assertThat(jobs.acts.want(act, JobFixture.asked(job, Wanted.CANCEL, null), Wanted.CANCEL))
                .isFalse();
        assertThat(jobs.table.wanted(job.id())).isEqualTo(Wanted.RUN);
    }

    @Test
    void oneThatHadDoneItEndsAsApplied() {
        jobs.acts.begin(act);
        assertThat(jobs.acts.want(act, JobFixture.asked(job, Wanted.PAUSE, null), Wanted.PAUSE))
                .isTrue();
        endOld();
        assertThat(ends()).extracting(EndOperation::outcome).containsExactly(OperationOutcome.APPLIED);
        assertThat(ends()).extracting(EndOperation::operation).containsExactly(act);
        assertThat(jobs.table.wanted(job.id())).isEqualTo(Wanted.PAUSE);
    }

    @Test
    void oneThatIsGivenUpBetweenItsStepsDoesNothingAnyMore() {
        jobs.acts.begin(act);
        assertThat(jobs.acts.giveUp(Duration.ZERO)).containsExactly(new JobActTable.Old(act, false));
        assertThat(jobs.acts.want(act, JobFixture.asked(job, Wanted.CANCEL, null), Wanted.CANCEL))
                .isFalse();
        assertThat(jobs.table.wanted(job.id())).isEqualTo(Wanted.RUN);
        endOld();
        assertThat(ends()).extracting(EndOperation::outcome).containsExactly(OperationOutcome.FAILED);
    }

    @Test
    void isEndedOnceAndFoundAgainWhereTheLogCannotTakeItsEnd() {
        jobs.acts.begin(act);
        jobs.away = true;
        assertThatThrownBy(this::endOld).isInstanceOf(Problem.class);
        jobs.away = false;
        endOld();
        endOld();
        assertThat(ends()).hasSize(1);
    }

    @Test
    void oneThatIsUnderWayOrIsOverIsLeftAlone() {
        jobs.acts.begin(act);
        new InterruptedActs(jobs.acts, jobs.operations).endOld();
        jobs.acts.forget(act);
        endOld();
        assertThat(ends()).isEmpty();
    }

    private void endOld() {
        new InterruptedActs(jobs.acts, jobs.operations, Duration.ZERO).endOld();
    }

    private List<EndOperation> ends() {
        return jobs.log.stream()
                .filter(EndOperation.class::isInstance)
                .map(EndOperation.class::cast)
                .toList();
    }
}
