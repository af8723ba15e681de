// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.EventView;
import io.rollcall.operator.history.SeenEvents;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Shows the events that have touched something, as history shows them. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class TouchingEvents {

    /** On one page. */
    static final int MOST = 200;

    private final LogReader log;
    private final SeenEvents seen;

    TouchingEvents(LogReader log, SeenEvents seen) {
        this.log = log;
        this.seen = seen;
    }

    /** Those at these positions, in their order. */
    List<EventView> at(List<Long> positions) {
        var stored = log.storedAt(positions.stream().distinct().toList()).stream()
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
        if (!stored.keySet().containsAll(positions)) {
            throw Problem.unavailable("The log was restored meanwhile. Ask again.");
        }
        return seen.of(positions.stream().map(stored::get).toList());
    }
}
