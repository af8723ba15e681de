// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.operator.access.ActMembers;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.job.Jobs;
import java.util.Map;
import java.util.Set;

/** {@code POST /ops/v1/stream/restart}: answers with a job. */
final class RestartAct implements OperatorEndpoint {

    private final Jobs jobs;

    RestartAct(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("stream/restart");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        ActMembers.requireNoneBut(Set.of(), request.json());
        return jobs.accept(request, RestartJob.KIND, RestartJob.STREAM, Map.of());
    }
}
