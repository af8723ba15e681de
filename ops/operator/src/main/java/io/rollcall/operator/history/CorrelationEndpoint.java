// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.EventSearch.Wanted;
import io.rollcall.operator.history.EventTerms.Kind;
import io.rollcall.projection.stream.RecordPlaces.Asked;
import io.rollcall.projection.stream.RecordPlaces.Found;
import io.rollcall.stream.StreamTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** {@code GET correlations/{id}}: a command, or the first one of many, and all that came of it. */
final class CorrelationEndpoint implements OperatorEndpoint {

    private static final int PAGES = 3;

    /**
     * All that came of it.
     *
     * @param truncated whether there is more than the newest {@value Page#MOST} events
     */
    record Correlation(String id, List<Cause> roots, boolean truncated) {}

    private final EventSearch search;
    private final SeenEvents events;
    private final EventMessages messages;
    private final StreamTopics topics;
    private final Function<List<Asked>, Found> records;

    CorrelationEndpoint(
            EventSearch search,
            SeenEvents events,
            EventMessages messages,
            StreamTopics topics,
            Function<List<Asked>, Found> records) {
        this.search = search;
        this.events = events;
        this.messages = messages;
        this.topics = topics;
        this.records = records;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("correlations/{id}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var id = request.variable("id").toLowerCase(Locale.ROOT);
        var condition = new Condition(List.of(Span.of(Kind.CORRELATION, id)));
        var found = new ArrayList<StoredEvent>();
        Long next = Long.MAX_VALUE;
        for (int page = 0; page < PAGES && next != null && found.size() < Page.MOST; page++) {
            var more = search.find(new Wanted(List.of(condition), 1, next - 1, Page.MOST - found.size()));
            found.addAll(more.events());
            next = more.next();
        }
        if (found.isEmpty() && next == null) {
            throw Problem.notFound("Nothing in the log came of such a command.");
        }
        var inOrder = found.reversed();
        var positions = inOrder.stream().map(StoredEvent::position).toList();
        var views = events.of(inOrder);
        var told = records.apply(views.stream().map(CorrelationEndpoint::asked).toList());
        var roots = new CorrelationTree(topics.events(), messages.of(positions), told).roots(inOrder, views);
        return OperatorResponse.ok(new Correlation(id, roots, next != null));
    }

    /** An aggregate stands on the stream under the name that every operator sees. */
    private static Asked asked(EventView event) {
        return new Asked(event.position(), event.aggregate());
    }
}
