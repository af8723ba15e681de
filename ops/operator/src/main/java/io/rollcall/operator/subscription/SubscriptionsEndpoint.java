// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/subscriptions}: all of them, by name, on one page unless fewer are asked for. */
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
        var limit = request.number("limit").orElse((long) Page.MOST);
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.badRequest("The parameter 'limit' is from 1 to %d.".formatted(Page.MOST));
        }
        var from = request.parameter("before").orElse("");
        var rest = subscriptions.all().stream()
                .filter(it -> it.name().compareTo(from) > 0)
                .toList();
        var page = rest.stream().limit(limit).toList();
        return OperatorResponse.ok(
                new Page<>(page, rest.size() > page.size() ? page.getLast().name() : null));
    }
}
