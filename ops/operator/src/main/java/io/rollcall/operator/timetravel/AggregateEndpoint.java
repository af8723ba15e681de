// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/aggregates/{id}?at=}: what an aggregate was; without {@code at}, what it is. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class AggregateEndpoint implements OperatorEndpoint {

    private final PastAggregates aggregates;
    private final Moments moments;

    AggregateEndpoint(PastAggregates aggregates, Moments moments) {
        this.aggregates = aggregates;
        this.moments = moments;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("aggregates/{id}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var at = moments.in(request, "at").orElseGet(moments::now);
        return aggregates
                .at(request.variable("id"), at)
                .map(OperatorResponse::ok)
                .orElseThrow(() -> Problem.notFound("There is no such aggregate at position " + at + "."));
    }
}
