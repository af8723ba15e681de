// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.history.EventSearch.Wanted;
import io.rollcall.operator.history.EventTerms.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes of what an operator asks what the index is asked. */
final class EventConditions {

    private static final List<Kind> WORDS = List.of(Kind.WORD, Kind.TYPE, Kind.AGGREGATE, Kind.CORRELATION, Kind.USER);

    private final EventShapes shapes;
    private final OwnedIdentifiers identifiers;
    private final LogReader log;

    EventConditions(EventShapes shapes, OwnedIdentifiers identifiers, LogReader log) {
        this.shapes = shapes;
        this.identifiers = identifiers;
        this.log = log;
    }

    Wanted of(EventFilter filter) {
        var all = new ArrayList<Condition>();
        filter.aggregate().ifPresent(id -> all.add(one(Kind.AGGREGATE, id)));
        filter.correlation().ifPresent(id -> all.add(one(Kind.CORRELATION, id)));
        filter.type().ifPresent(type -> all.add(new Condition(types(type))));
        filter.user().ifPresent(user -> all.add(new Condition(user(user))));
        filter.words().forEach(word -> all.add(new Condition(word(word))));
        return new Wanted(all, low(filter), high(filter), filter.limit());
    }

    private long low(EventFilter filter) {
        var since =
                filter.since().map(time -> log.lastBy(time.minusNanos(1)) + 1).orElse(1L);
        return Math.max(since, filter.from().orElse(1L));
    }

    private long high(EventFilter filter) {
        var high = Math.min(filter.to().orElse(Long.MAX_VALUE), filter.before().orElse(Long.MAX_VALUE) - 1);
        return filter.until().map(time -> Math.min(high, log.lastBy(time))).orElse(high);
    }

    private static Condition one(Kind kind, String value) {
        return new Condition(List.of(Span.of(kind, value.strip().toLowerCase(Locale.ROOT))));
    }

    private List<Span> types(String type) {
        var name = type.strip();
        var family = shapes.types().filter(known -> EventShapes.family(known).equals(name));
        return Stream.concat(Stream.of(name), family)
                .distinct()
                .map(known -> Span.of(Kind.TYPE, known))
                .toList();
    }

    private List<Span> user(long user) {
        return Stream.concat(Stream.of(Span.of(Kind.USER, Long.toString(user))), identifiers.of(user).stream())
                .toList();
    }

    /** Types also by each of the words that they are made of. */
    private List<Span> word(String word) {
        var types = shapes.types()
                .filter(type -> Arrays.asList(type.split("[.-]")).contains(word))
                .map(type -> Span.of(Kind.TYPE, type));
        return Stream.concat(WORDS.stream().map(kind -> Span.of(kind, word)), types)
                .toList();
    }
}
