// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.projection.stream.RecordPlaces.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts commands under the events that they came of, and events under their commands. What came of nothing that is here
 * is a root. Events of versions that did not tell their command's name have {@value #UNKNOWN} for it, and hang on the
 * first command of all.
 */
final class CorrelationTree {

    static final String UNKNOWN = "unknown";

    private final String topic;
    private final Map<Long, List<EventMessages.Message>> messages;
    private final Found records;
    private final Map<String, Cause> events = new LinkedHashMap<>();
    private final Map<String, Cause> commands = new LinkedHashMap<>();
    private final Map<String, @Nullable String> origins = new LinkedHashMap<>();

    /**
     * @param topic that events are told in
     * @param records where there
     */
    CorrelationTree(String topic, List<EventMessages.Message> messages, Found records) {
        this.records = records;
        this.topic = topic;
        this.messages = messages.stream().collect(Collectors.groupingBy(EventMessages.Message::position));
    }

    /** @param views of the same events, which come in the order of the log */
    List<Cause> roots(List<StoredEvent> stored, List<EventView> views) {
        var roots = new ArrayList<Cause>();
        for (int i = 0; i < stored.size(); i++) {
            add(stored.get(i), views.get(i), roots);
        }
        commands.forEach((id, command) -> place(command, origins.get(id), roots));
        return roots;
    }

    private void add(StoredEvent stored, EventView view, List<Cause> roots) {
        var id = stored.row().id().toString();
        var event = Cause.event(view, id);
        events.put(id, event);
        messages.getOrDefault(view.position(), List.of())
                .forEach(message -> event.children().add(Cause.message(message)));
        event.children().add(Cause.record(topic, id, records.places().get(view.position()), records.isComplete()));
        var command = text(view.metadata(), "correlationId");
        if (command == null) {
            roots.add(event);
        } else {
            commands.computeIfAbsent(command, its -> command(its, view))
                    .children()
                    .add(event);
        }
    }

    private Cause command(String id, EventView event) {
        var name = text(event.metadata(), "command");
        var cause = text(event.metadata(), "cause");
        var first = text(event.metadata(), "traceId");
        origins.put(id, cause != null ? cause : name == null && !id.equals(first) ? first : null);
        return Cause.command(name == null ? UNKNOWN : name, id, event.recordedAt());
    }

    /** Under an event, or under another command; an event that was read as several has the same id and a number. */
    private void place(Cause command, @Nullable String origin, List<Cause> roots) {
        var parent = origin == null ? null : events.getOrDefault(origin.split("\\.")[0], commands.get(origin));
        (parent == null ? roots : parent.children()).add(command);
    }

    private static @Nullable String text(JsonNode metadata, String name) {
        return metadata.path(name).isString() ? metadata.path(name).asString() : null;
    }
}
