// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/subscriptions}: all of them, by name; there are fewer than a page holds. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class SubscriptionsEndpoint implements OperatorEndpoint {

    private final SubscriptionLookup subscriptions;

    SubscriptionsEndpoint(SubscriptionLookup subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("subscriptions");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        return OperatorResponse.ok(new Page<>(subscriptions.all(), null));
    }
}
