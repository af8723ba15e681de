// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.contracts.privacy.StreamIds.End;
import io.rollcall.contracts.privacy.StreamIds.Named;
import io.rollcall.log.aggregate.CommandOrigin;
import io.rollcall.log.aggregate.CommandTrace;
import io.rollcall.projection.stream.RecordPlaces.Asked;
import io.rollcall.stream.EventData;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.jspecify.annotations.Nullable;

/** What the stream tells of events of the log, which are handed in in the order of the log. */
final class StreamedEvents {

    private final StreamIds ids;
    private final StreamSubjects subjects;

    StreamedEvents(StreamIds ids, KeyedDigests digests) {
        this.ids = ids;
        this.subjects = new StreamSubjects(digests);
    }

    /**
     * What is told of them. Subjects that have ended are others behind that, under the same name: so it goes from where
     * one of these is named again to the next.
     */
    List<StreamedEvent> of(UUID log, List<LoggedEvent> events) {
        var told = new ArrayList<StreamedEvent>(events.size());
        var part = new ArrayList<LoggedEvent>();
        var ends = new ArrayList<End>();
        var others = new HashSet<String>();
        for (var event : events) {
            if (!others.isEmpty() && StreamSubjects.names(event).anyMatch(others::contains)) {
                tell(log, part, ends, told);
                others.clear();
            }
            part.add(event);
            SubjectEnds.of(event).ifPresent(end -> {
                ends.add(end);
                if (!(end instanceof End.WithKey)) {
                    others.add(end.name());
                }
            });
        }
        tell(log, part, ends, told);
        return told;
    }

    /** Another process may have had the stream meanwhile, and have destroyed ids. */
    void forget() {
        ids.forget();
    }

    /** Tells of some of them, and then of their ends; none of both are left. */
    private void tell(UUID log, List<LoggedEvent> part, List<End> ends, List<StreamedEvent> told) {
        var known = ids.of(StreamSubjects.named(part));
        part.forEach(event -> told.add(streamed(log, event, known)));
        ids.end(List.copyOf(ends));
        part.clear();
        ends.clear();
    }

    /** Under which names the aggregates of these events stand on the stream, by their positions. */
    Map<Long, String> subjects(Collection<Asked> events) {
        var named = events.stream().collect(Collectors.toMap(Asked::position, StreamSubjects::named));
        var known = ids.of(named.values().stream().flatMap(List::stream).toList());
        var names = new HashMap<Long, String>();
        events.forEach(event -> subjects.subject(event.aggregate(), event.position(), known)
                .ifPresent(name -> names.put(event.position(), name)));
        return names;
    }

    private StreamedEvent streamed(UUID log, LoggedEvent event, Map<Named, String> known) {
        return new StreamedEvent(
                event.message().getIdentifier(),
                log,
                event.name(),
                event.revision(),
                subjects.subject(event, known),
                event.message().getTimestamp(),
                event.position(),
                origin(event.message().getMetaData()),
                EventData.of(
                        event.event(), name -> Objects.requireNonNull(known.get(new Named(name, event.position())))));
    }

    /** What Axon calls the correlation is the one command, and its trace is what the command belongs to. */
    private static Origin origin(MetaData metadata) {
        return new Origin(
                text(metadata, MessageOriginProvider.getDefaultCorrelationKey()),
                text(metadata, MessageOriginProvider.getDefaultTraceKey()),
                text(metadata, CommandOrigin.CAUSE),
                text(metadata, CommandTrace.TRACEPARENT));
    }

    private static @Nullable String text(MetaData metadata, String name) {
        return metadata.get(name) instanceof String text ? text : null;
    }
}
