// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.log.subscription.Fence;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.operator.operation.Operations;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a job from its record in the log to the record of its end. */
final class JobWork {

    private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

    /** After so many failures in turn, without a checkpoint between them, a job has failed. */
    static final int MOST_FAILURES = 8;

    private final WorkTable table;
    private final Operations operations;

    JobWork(WorkTable table, Operations operations) {
        this.table = table;
        this.operations = operations;
    }

    /** Returns once the job has ended, or is left as it is: to be tried again, here or elsewhere. */
    void run(WorkTable.Open job, JobKind kind, JobRun run) {
        try {
            if (job.reason().failure() != null) {
                throw job.reason().failure();
            }
            requested(job, kind.position(job.target()));
            if (!run.isPaused()) {
                table.state(job.id(), JobState.RUNNING);
            }
            end(job, done(kind, run), run);
        } catch (JobStopped | Fence.NotOwned e) {
            LOG.debug("Job {} is left to another process", job.id());
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            failed(job, run, e);
        }
    }

    private OperationEnd done(JobKind kind, JobRun run) throws Exception {
        try {
            if (run.isPaused()) {
                kind.paused(run);
            }
            run.goOn();
            return kind.run(run);
        } catch (Problem refusal) {
            if (refusal.isPassing()) {
                throw refusal;
            }
            return OperationEnd.refused(String.valueOf(refusal.getMessage()));
        } catch (JobStopped e) {
            if (e.why() == JobStopped.Cause.CANCELLED) {
                kind.cancelled(run);
                return OperationEnd.cancelled();
            }
            throw e;
        }
    }

    private void end(WorkTable.Open job, OperationEnd end, JobRun run) {
        operations.ended(job.id(), end);
        run.keepProgress();
        table.ended(job.id(), end.outcome(), end.why());
        LOG.info("Job {} ({} {}) has ended: {}", job.id(), job.kind(), job.target(), end.outcome());
    }

    private void requested(WorkTable.Open job, OptionalLong position) {
        operations.requested(
                job.id(), job.operator(), job.kind(), job.target(), job.reason().told(), position);
    }

    /** Kinds and places only: messages of exceptions may hold personal data. */
    private void failed(WorkTable.Open job, JobRun run, Throwable failure) {
        var place = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        var told = failure instanceof Problem || failure instanceof JobReasons.Unreadable
                ? failure.getMessage()
                : failure.getClass().getName() + place;
        var failures = (run.hasGoneOn() ? 0 : job.failures()) + 1;
        LOG.warn("Job {} ({} {}) fails for now: {}", job.id(), job.kind(), job.target(), told);
        try {
            table.failed(job.id(), failures, String.valueOf(told));
            if (failure instanceof JobReasons.Unreadable unreadable) {
                giveUp(job, unreadable, failures, run);
            } else if (failures >= MOST_FAILURES) {
                end(job, OperationEnd.failed("It failed %d times in turn: %s".formatted(failures, told)), run);
            }
        } catch (RuntimeException e) {
            LOG.debug("The failure of job {} cannot be kept: {}", job.id(), e.getMessage());
        }
    }

    /**
     * Ends one that may not be done, since its reason cannot go on record. What is known of it does, where the log can
     * take it: the keys of its own events may be lost as well, and then it ends without.
     */
    private void giveUp(WorkTable.Open job, JobReasons.Unreadable why, int failures, JobRun run) {
        if (!why.isForGood() && failures < MOST_FAILURES) {
            return;
        }
        var end = OperationEnd.failed(why.getMessage());
        try {
            requested(job, OptionalLong.empty());
            end(job, end, run);
        } catch (Problem e) {
            if (failures < MOST_FAILURES) {
                throw e;
            }
            table.ended(job.id(), end.outcome(), end.why());
            LOG.warn("Job {} ({} {}) has ended without a record", job.id(), job.kind(), job.target());
        }
    }

    /** Has one stand still that nothing here does. */
    void pause(WorkTable.Open job, Optional<JobKind> kind, JobRun run) {
        kind.ifPresent(it -> it.paused(run));
        table.state(job.id(), JobState.PAUSED);
    }

    /** Ends one that has not begun. */
    void cancel(WorkTable.Open job, Optional<JobKind> kind, JobRun run) {
        var position = kind.map(it -> it.position(job.target())).orElse(OptionalLong.empty());
        requested(job, position);
        kind.ifPresent(it -> it.cancelled(run));
        end(job, OperationEnd.cancelled(), run);
    }
}
