// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.StreamIds.Named;
import io.rollcall.projection.stream.RecordPlaces.Asked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Under which names aggregates stand on the stream: their kind, and the stream ids of their subjects. Sessions and
 * invite codes, where the identifier lets somebody in, have another name in each event: a session may enter a number
 * before and after that has had a user, and would lead from the one to the other.
 */
final class StreamSubjects {

    /** 128 bits of a digest. */
    private static final int LENGTH = 32;

    private final KeyedDigests digests;

    StreamSubjects(KeyedDigests digests) {
        this.digests = digests;
    }

    /** All that must be known to name these events' aggregates and tell their data. */
    static List<Named> named(Collection<LoggedEvent> events) {
        return events.stream()
                .flatMap(event -> names(event).map(name -> new Named(name, event.position())))
                .distinct()
                .toList();
    }

    /** The subjects of an event and of its aggregate, by their names in the log. */
    static Stream<String> names(LoggedEvent event) {
        return Stream.concat(aggregate(event.aggregate()), event.subjects().stream());
    }

    /** The same for the aggregate alone. */
    static List<Named> named(Asked event) {
        return aggregate(event.aggregate())
                .map(name -> new Named(name, event.position()))
                .toList();
    }

    private static Stream<String> aggregate(String aggregate) {
        return AggregateName.parse(aggregate).stream().flatMap(name -> name.subjects().stream());
    }

    /** @param ids of the subjects of its name, at least */
    String subject(LoggedEvent event, Map<Named, String> ids) {
        return subject(event.aggregate(), event.position(), ids).orElseGet(() -> hidden(event));
    }

    /** Empty where it has another name in each event. */
    Optional<String> subject(String aggregate, long position, Map<Named, String> ids) {
        return AggregateName.parse(aggregate)
                .map(name -> Stream.concat(
                                Stream.of(name.kind()),
                                name.subjects().stream()
                                        .map(subject -> Objects.requireNonNull(ids.get(new Named(subject, position)))))
                        .collect(Collectors.joining("-")));
    }

    private String hidden(LoggedEvent event) {
        var digest = digests.digest(KeyedDigests.Use.STREAM, "record " + event.position() + " " + event.aggregate());
        return event.family() + "-" + digest.substring(0, LENGTH);
    }
}
