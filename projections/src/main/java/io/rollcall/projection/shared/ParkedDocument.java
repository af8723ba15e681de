// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document of a read model that could not take an event, and takes none since. It shows what it was before.
 *
 * @param key the text of its id
 * @param position of the event; 0 where the database does not even take the key
 * @param event the event's name; empty as before
 * @param since when it was parked; {@code null} as before, and where an earlier version has done it
 * @param later how many events of it were passed over since, as far as that was counted
 * @param attempts how often it was tried to have it take the event
 * @param tried when that was tried last; {@code null} as {@code since}
 * @param error what it failed of: the name of a class, or what the database has said
 * @param trace classes and frames, without messages
 * @param without the positions of events that the document goes on without
 */
public record ParkedDocument(
        String readModel,
        String key,
        long position,
        String event,
        @Nullable Instant since,
        long later,
        int attempts,
        @Nullable Instant tried,
        String error,
        List<String> trace,
        List<Long> without) {

    public ParkedDocument {
        trace = List.copyOf(trace);
        without = List.copyOf(without);
    }

    static ParkedDocument of(String readModel, String key, ParkedMark mark, List<Long> without) {
        var last = mark.last();
        return new ParkedDocument(
                readModel,
                key,
                mark.position(),
                mark.event(),
                mark.since(),
                mark.later(),
                mark.attempts(),
                last == null ? null : last.at(),
                last == null ? "" : last.error(),
                last == null ? List.of() : last.trace(),
                without);
    }

    /** One of which nothing can be stored, not even that it is parked. */
    static ParkedDocument unstorable(String readModel, String key) {
        return new ParkedDocument(readModel, key, 0, "", null, 0, 1, null, "its key is refused", List.of(), List.of());
    }
}
