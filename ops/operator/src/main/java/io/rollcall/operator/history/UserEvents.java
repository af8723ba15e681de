// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The events that a search by a user finds, all of them. */
public final class UserEvents {

    private static final int PAGE = 500;

    private final EventConditions conditions;
    private final EventSearch search;

    UserEvents(EventConditions conditions, EventSearch search) {
        this.conditions = conditions;
        this.search = search;
    }

    /** Hands them over in pages, the newest first; blocks. What is recorded meanwhile may be missing. */
    public void each(long user, Consumer<List<StoredEvent>> page) {
        var next = Optional.<Long>empty();
        do {
            var found = search.find(conditions.of(of(user, next)));
            page.accept(found.events());
            next = Optional.ofNullable(found.next());
        } while (next.isPresent());
    }

    private static EventFilter of(long user, Optional<Long> before) {
        return new EventFilter(
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                before,
                PAGE);
    }
}
