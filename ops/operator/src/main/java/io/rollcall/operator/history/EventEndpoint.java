// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import java.util.List;
import java.util.function.BiPredicate;

/** {@code GET events/{position}}: one event; to an auditor that says why, with what is personal in it. */
final class EventEndpoint implements OperatorEndpoint {

    private final LogReader log;
    private final SeenEvents events;
    private final EventUnmasking unmasking;
    private final BiPredicate<OperatorRequest, String> unmasks;

    /** @param unmasks whether a request may be shown this; then that is on record by now */
    EventEndpoint(
            LogReader log, SeenEvents events, EventUnmasking unmasking, BiPredicate<OperatorRequest, String> unmasks) {
        this.log = log;
        this.events = events;
        this.unmasking = unmasking;
        this.unmasks = unmasks;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("events/{position}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var position = request.numberInPath("position");
        var event = log.storedAt(List.of(position)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no event at this position."));
        return unmasks.test(request, "position " + position)
                ? OperatorResponse.ok(unmasking.view(event)).with("Cache-Control", "no-store")
                : OperatorResponse.ok(events.of(List.of(event)).getFirst());
    }
}
