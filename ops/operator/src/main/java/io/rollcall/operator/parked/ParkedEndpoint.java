// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/parked/{id}}: one document that is parked, with what it failed of. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class ParkedEndpoint implements OperatorEndpoint {

    private final ParkedNames names;

    ParkedEndpoint(ParkedNames names) {
        this.names = names;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("parked/{id}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var parked = ParkedAnswers.named(names, request.variable("id"));
        return OperatorResponse.ok(ParkedDetail.of(parked, names.id(parked)));
    }
}
