// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.projection.shared.ParkedRegister;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/parked/{id}}: one document that is parked, with what it failed of. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class ParkedEndpoint implements OperatorEndpoint {

    private final ParkedRegister register;

    ParkedEndpoint(ParkedRegister register) {
        this.register = register;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("parked/{id}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        return OperatorResponse.ok(ParkedDetail.of(ParkedAnswers.named(register, request.variable("id"))));
    }
}
