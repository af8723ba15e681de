// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.EventView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * {@code GET /ops/v1/aggregates/{id}/diff?from=&to=}: what of an aggregate has changed, as far as it is shown, and by
 * which events; without {@code from}, since there was nothing; without {@code to}, until now.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class AggregateDiffEndpoint implements OperatorEndpoint {

    /** The answer; {@code next}: the {@code from} that further events lie behind, {@code null} where there are none. */
    record Body(
            String aggregate,
            String type,
            long from,
            long to,
            List<Difference> differences,
            List<EventView> events,
            @Nullable Long next) {}

    private final PastAggregates aggregates;
    private final Moments moments;
    private final TouchingEvents touching;

    AggregateDiffEndpoint(PastAggregates aggregates, Moments moments, TouchingEvents touching) {
        this.aggregates = aggregates;
        this.moments = moments;
        this.touching = touching;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("aggregates/{id}/diff");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var from = moments.in(request, "from").orElse(0L);
        var to = moments.in(request, "to").orElseGet(moments::now);
        if (from > to) {
            throw Problem.badRequest("The parameter 'from' is after 'to'.");
        }
        var id = request.variable("id");
        var then = aggregates
                .at(id, to)
                .orElseThrow(() -> Problem.notFound("There is no such aggregate at position " + to + "."));
        return OperatorResponse.ok(body(then, aggregates.at(id, from), from, to));
    }

    private Body body(AggregateThen then, Optional<AggregateThen> before, long from, long to) {
        var events = aggregates.between(then.aggregate(), from, to, TouchingEvents.MOST + 1);
        var shown = events.stream().limit(TouchingEvents.MOST).toList();
        return new Body(
                then.aggregate(),
                then.type(),
                from,
                to,
                Difference.between(before.map(AggregateThen::state).orElse(Map.of()), then.state()),
                touching.at(shown.stream().map(AggregateDiffEndpoint::position).toList()),
                events.size() > shown.size() ? position(shown.getLast()) : null);
    }

    private static Long position(DomainEventMessage<?> event) {
        return PastAggregates.positionOf(event);
    }
}
