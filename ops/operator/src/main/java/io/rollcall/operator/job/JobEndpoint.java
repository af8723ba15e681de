// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/jobs/{id}}. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class JobEndpoint implements OperatorEndpoint {

    private final JobTable table;

    JobEndpoint(JobTable table) {
        this.table = table;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("jobs/{id}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        return OperatorResponse.ok(named(table, request));
    }

    /** @throws Problem 404 where there is none */
    static Job named(JobTable table, OperatorRequest request) {
        try {
            return table.find(UUID.fromString(request.variable("id"))).orElseThrow(JobEndpoint::none);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.notFound("There is no such job, or none any more: history has all of them.");
    }
}
