// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.job.Jobs;
import java.util.Map;

/**
 * {@code POST /ops/v1/parked/{id}/retry} and {@code evict}: answers with a job. What is evicted is the event that was
 * seen when it was asked for, and never a later one.
 */
final class ParkedAct implements OperatorEndpoint {

    private final String act;
    private final ParkedNames names;
    private final Jobs jobs;

    /** @param act in the path */
    ParkedAct(String act, ParkedNames names, Jobs jobs) {
        this.act = act;
        this.names = names;
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("parked/{id}/" + act);
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        return jobs.again(request, ParkedJob.kind(act), request.variable("id")).orElseGet(() -> anew(request));
    }

    private OperatorResponse anew(OperatorRequest request) {
        var parked = ParkedAnswers.named(names, request.variable("id"));
        var id = names.id(parked).text();
        return jobs.accept(request, ParkedJob.kind(act), id, Map.of("id", id, "position", parked.position()));
    }
}
