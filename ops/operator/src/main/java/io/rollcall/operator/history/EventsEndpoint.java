// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.history.EventSearch.Found;
import java.util.function.BiPredicate;

/**
 * {@code GET events}: what is in the log, by what an operator asks, newest first. What is found is the same for all
 * roles; an auditor that says why is shown it with what is personal.
 *
 * @param unmasks whether a request may be shown this; then that is on record by now
 */
record EventsEndpoint(
        EventConditions conditions,
        EventSearch search,
        SeenEvents events,
        EventUnmasking unmasking,
        BiPredicate<OperatorRequest, String> unmasks)
        implements OperatorEndpoint {

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("events");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var found = search.find(conditions.of(EventFilter.of(request)));
        var answer = unmasks.test(request, what(found))
                ? OperatorResponse.ok(new Page<>(unmasking.views(found.events()), found.next()))
                        .with("Cache-Control", "no-store")
                : OperatorResponse.ok(new Page<>(events.of(found.events()), found.next()));
        return answer.with("Rollcall-Position", Long.toString(found.head()))
                .with("Rollcall-Indexed", Long.toString(found.indexed()));
    }

    private static String what(Found found) {
        var events = found.events();
        return events.isEmpty()
                ? "no events"
                : "%d events from position %d to %d"
                        .formatted(
                                events.size(),
                                events.getLast().position(),
                                events.getFirst().position());
    }
}
