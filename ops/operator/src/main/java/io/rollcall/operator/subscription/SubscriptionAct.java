// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.job.Jobs;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code POST /ops/v1/subscriptions/{name}/<act>}: answers with the job that does it. */
final class SubscriptionAct implements OperatorEndpoint {

    private final String kind;
    private final SubscriptionLookup subscriptions;
    private final Jobs jobs;

    /** @param kind of job, which is also what the path says */
    SubscriptionAct(String kind, SubscriptionLookup subscriptions, Jobs jobs) {
        this.kind = kind;
        this.subscriptions = subscriptions;
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("subscriptions/{name}/" + kind);
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var name = SubscriptionEndpoint.named(subscriptions, request);
        return jobs.accept(
                request, kind, name, kind.equals(SkipJob.SKIP) ? Map.of("position", position(request)) : Map.of());
    }

    private static long position(OperatorRequest request) {
        return Optional.ofNullable(request.json().get("position"))
                .filter(JsonNode::isIntegralNumber)
                .filter(JsonNode::canConvertToLong)
                .map(JsonNode::asLong)
                .filter(it -> it > 0)
                .orElseThrow(() -> Problem.badRequest("Say which event: {\"position\": 42}."));
    }
}
