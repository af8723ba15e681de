// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/jobs}: newest first. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class JobsEndpoint implements OperatorEndpoint {

    private static final long DEFAULT = 50;

    private final JobTable table;

    JobsEndpoint(JobTable table) {
        this.table = table;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("jobs");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var limit = request.number("limit").orElse(DEFAULT);
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.badRequest("The parameter 'limit' is from 1 to %d.".formatted(Page.MOST));
        }
        return OperatorResponse.ok(table.list(request.number("before").orElse(Long.MAX_VALUE), limit.intValue()));
    }
}
