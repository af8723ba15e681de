// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.job.Jobs;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** {@code POST /ops/v1/audit/verify}: answers with a job. It changes nothing, so auditors may ask for it, too. */
final class VerifyAct implements OperatorEndpoint {

    private final Jobs jobs;

    VerifyAct(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return new OperatorRoute(HttpMethod.POST, "audit/verify", Set.of(OperatorRole.AUDITOR, OperatorRole.OPERATOR));
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var asked = VerifyRequest.ofAct(request.json());
        return jobs.accept(request, VerifyJob.KIND, VerifyJob.LOG, asked.parameters());
    }
}
