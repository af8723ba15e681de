// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/subscriptions/{name}}: how it stands, and the newest events that it passes over for good. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class SubscriptionEndpoint implements OperatorEndpoint {

    /** What a {@link SubscriptionView} says, and more. */
    record Detail(
            String name,
            long position,
            long head,
            SubscriptionView.Lag lag,
            @Nullable Double rate,
            String state,
            @Nullable String owner,
            @Nullable String error,
            List<Skip> skipped) {}

    /** An event that it passes over. */
    record Skip(long position, String by, @Nullable String reason, Instant at) {}

    private final SubscriptionLookup subscriptions;
    private final Skips skips;

    SubscriptionEndpoint(SubscriptionLookup subscriptions, Skips skips) {
        this.subscriptions = subscriptions;
        this.skips = skips;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("subscriptions/{name}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var it = subscriptions.find(named(subscriptions, request)).orElseThrow();
        var skipped = skips.newest(it.name(), Page.MOST).stream()
                .map(skip -> new Skip(skip.position(), skip.by(), skip.reason(), skip.at()))
                .toList();
        return OperatorResponse.ok(new Detail(
                it.name(), it.position(), it.head(), it.lag(), it.rate(), it.state(), it.owner(), it.error(), skipped));
    }

    /** @throws Problem 404 where there is none of the name in the path */
    static String named(SubscriptionLookup subscriptions, OperatorRequest request) {
        var name = request.variable("name");
        if (!subscriptions.isThere(name)) {
            throw Problem.notFound("There is no such subscription: see /ops/v1/subscriptions.");
        }
        return name;
    }
}
