// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.operator.operation.Operations;
import io.rollcall.operator.operation.Reasons;

/**
 * {@code POST /ops/v1/jobs/{id}/<act>}: says what is to become of a job, which sees it within a second. Answers with
 * the job. The same operator's same {@code Idempotency-Key} does it once, whatever was asked for after that.
 */
final class JobAct implements OperatorEndpoint {

    private final String act;
    private final String wanted;
    private final JobTable table;
    private final JobActTable acts;
    private final JobActKeys keys;
    private final Operations operations;
    private final JobRunner runner;

    /**
     * @param act in the path
     * @param wanted from then on
     */
    JobAct(
            String act,
            String wanted,
            JobTable table,
            JobActTable acts,
            JobActKeys keys,
            Operations operations,
            JobRunner runner) {
        this.act = act;
        this.wanted = wanted;
        this.table = table;
        this.acts = acts;
        this.keys = keys;
        this.operations = operations;
        this.runner = runner;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("jobs/{id}/" + act);
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var reason = Reasons.ofAct(request);
        var job = JobEndpoint.named(table, request);
        var operator = request.operator().name();
        var asked =
                new JobActKeys.Asked(job.id(), act, operator, Jobs.key(request).orElse(null));
        if (!keys.isDone(asked)) {
            var id = Operations.newId();
            acts.begin(id);
            operations.act(id, operator, act + "-job", job.id().toString(), reason, () -> act(id, job, asked));
            acts.forget(id); // what was not ended here is ended by the process that does jobs
            runner.lookNow();
        }
        return OperatorResponse.accepted(table.find(job.id()).orElse(job), "/ops/v1/jobs/" + job.id());
    }

    private OperationEnd act(OperationId id, Job job, JobActKeys.Asked asked) {
        var before = table.wanted(job.id());
        if (job.hasEnded()) {
            throw Problem.conflict("The job has ended.").with("job", job.id());
        }
        if (before.equals(wanted)) {
            keys.keep(asked);
            return OperationEnd.nothingToDo("It was so already.");
        }
        if (before.equals(Wanted.CANCEL)) {
            throw Problem.conflict("The job is being cancelled.").with("job", job.id());
        }
        if (!acts.want(id, asked, wanted)) {
            throw Problem.conflict("The job has ended.").with("job", job.id());
        }
        return OperationEnd.applied();
    }
}
