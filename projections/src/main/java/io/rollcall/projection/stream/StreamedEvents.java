// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.contracts.privacy.StreamIds.Named;
import io.rollcall.log.aggregate.CommandOrigin;
import io.rollcall.projection.stream.RecordPlaces.Asked;
import io.rollcall.stream.EventData;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    private static final String TRACE = "traceparent";

    private final StreamIds ids;
    private final StreamSubjects subjects;

    StreamedEvents(StreamIds ids, KeyedDigests digests) {
        this.ids = ids;
        this.subjects = new StreamSubjects(digests);
    }

    /**
     * What is told of them. Subjects that end in between are others behind that, under the same name: so it goes from
     * one end to the next.
     */
    List<StreamedEvent> of(UUID log, List<LoggedEvent> events) {
        var told = new ArrayList<StreamedEvent>(events.size());
        var begin = 0;
        for (int at = 0; at < events.size(); at++) {
            var end = SubjectEnd.of(events.get(at).event());
            if (end != null || at + 1 == events.size()) {
                tell(log, events.subList(begin, at + 1), told);
                begin = at + 1;
            }
            if (end != null) {
                end.tell(ids, events.get(at).position());
            }
        }
        return told;
    }

    /** Another process may have had the stream meanwhile, and have destroyed ids. */
    void forget() {
        ids.forget();
    }

    private void tell(UUID log, List<LoggedEvent> events, List<StreamedEvent> told) {
        var known = ids.of(StreamSubjects.named(events));
        events.forEach(event -> told.add(streamed(log, event, known)));
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
                text(metadata, TRACE));
    }

    private static @Nullable String text(MetaData metadata, String name) {
        return metadata.get(name) instanceof String text ? text : null;
    }
}
