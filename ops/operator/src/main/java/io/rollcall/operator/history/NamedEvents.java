// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.operator.history.EventTerms.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds events by the ids that they name in the open, in the order of the log, as far as the index has come. */
public final class NamedEvents {

    /**
     * How far the index has come; what was found holds as long as it is still of this generation afterwards.
     *
     * @param position 0 where there is no index of this log
     */
    public record Reach(Optional<UUID> generation, long position) {}

    private final Postings postings;

    NamedEvents(Postings postings) {
        this.postings = postings;
    }

    /** As it is now. */
    public Reach reach() {
        return postings.state()
                .map(state -> new Reach(Optional.of(state.generation()), state.position()))
                .orElse(new Reach(Optional.empty(), 0));
    }

    /**
     * The positions of events that are of one of some types and name one of some ids, the lowest first.
     *
     * @param after only higher ones
     * @param upTo and none behind this one
     * @param ids of users or anything else, as they stand in events; empty for events that name whatever they do
     * @param most so many
     */
    public List<Long> find(long after, long upTo, Collection<String> ids, Collection<String> types, int most) {
        var ofTypes = types.stream().map(type -> Span.of(Kind.TYPE, type)).toList();
        if (ids.isEmpty()) {
            return postings.oldest(new Condition(ofTypes), after, upTo, most);
        }
        var naming = ids.stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .flatMap(id -> Stream.of(Span.of(Kind.USER, id), Span.of(Kind.WORD, id)))
                .toList();
        return postings.oldest(new Condition(naming), new Condition(ofTypes), after, upTo, most);
    }
}
