// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/session}: the caller, as the server knows it. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class SessionEndpoint implements OperatorEndpoint {

    /** What it answers; {@code readOnly}: every act is refused. */
    record Session(String operator, String role, boolean readOnly) {}

    private final OperatorProperties properties;

    SessionEndpoint(OperatorProperties properties) {
        this.properties = properties;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("session");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var operator = request.operator();
        var role = operator.role().name().toLowerCase(Locale.ROOT);
        return OperatorResponse.ok(new Session(operator.name(), role, properties.readOnly()));
    }
}
