// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.Reasons;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Takes what operators ask for as jobs. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
public final class Jobs {

    /** By which a request that is sent twice is done once. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;

    private final JobTable table;
    private final JobKinds kinds;
    private final JobRunner runner;

    Jobs(JobTable table, JobKinds kinds, JobRunner runner) {
        this.table = table;
        this.kinds = kinds;
        this.runner = runner;
    }

    /**
     * Answers an act with a job that will do it: 202, with the place where it can be followed. The reason is the body's
     * {@code reason}; the same operator's same {@code Idempotency-Key} gets the same job.
     *
     * @param kind of a {@link JobKind} that is there
     * @param target what it acts on, checked to exist; nothing personal
     * @param parameters for the job, as JSON; nothing personal
     * @throws Problem 400 without a good reason; 422 where another act has the key; 409 where another job has the
     *     target's lane; 503 where too many wait
     */
    public OperatorResponse accept(OperatorRequest request, String kind, String target, Map<String, ?> parameters) {
        var job = table.add(new JobRequest(
                kind,
                kinds.get(kind).orElseThrow().lane(),
                target,
                JobJson.write(parameters),
                request.operator().name(),
                Reasons.ofAct(request),
                key(request).orElse(null)));
        runner.lookNow();
        return accepted(job);
    }

    /**
     * The answer to a request that was answered before under the same key, for an act that may have taken away what it
     * is about; empty for a new one.
     */
    public Optional<OperatorResponse> again(OperatorRequest request, String kind, String target) {
        return key(request)
                .flatMap(key -> table.earlier(request.operator().name(), key, kind, target))
                .map(Jobs::accepted);
    }

    private static OperatorResponse accepted(Job job) {
        return OperatorResponse.accepted(job, "/ops/v1/jobs/" + job.id());
    }

    /**
     * By which a request is known again; empty where it has none.
     *
     * @throws Problem 400 where it is too long
     */
    static Optional<String> key(OperatorRequest request) {
        var key =
                Optional.ofNullable(request.headers().getFirst(IDEMPOTENCY_KEY)).filter(it -> !it.isBlank());
        if (key.filter(it -> it.length() > LONGEST_KEY).isPresent()) {
            throw Problem.badRequest("An %s has %d characters at most.".formatted(IDEMPOTENCY_KEY, LONGEST_KEY));
        }
        return key;
    }
}
