// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.StoredEvent;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens what is personal in an event. Secrets stay hidden: no auditor needs what lets its bearer in. */
final class EventUnmasking {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Personal as they are, the hashes of passwords help nobody but those that guess them. */
    private static final Set<String> NEVER = Set.of("password.chosen.hash", "password.changed.hash");

    private final EventShapes shapes;
    private final EventMasking masking;
    private final SubjectCipher keys;

    EventUnmasking(EventShapes shapes, EventMasking masking, SubjectCipher keys) {
        this.shapes = shapes;
        this.masking = masking;
        this.keys = keys;
    }

    /** The keys of all of them are fetched at once. */
    List<EventView> views(List<StoredEvent> events) {
        keys.load(events.stream().flatMap(event -> masking.key(event).stream()).toList());
        return events.stream().map(this::view).toList();
    }

    EventView view(StoredEvent event) {
        var row = event.row();
        var opened = new LinkedHashMap<String, JsonNode>();
        shapes.of(row.type(), row.revision())
                .ifPresent(known ->
                        masking.key(event).ifPresent(key -> opened.putAll(opened(event, known.schema(), key))));
        return masking.view(event, false, opened);
    }

    private Map<String, JsonNode> opened(StoredEvent event, EventSchema schema, KeyId key) {
        var stored = EventMasking.object(event.row().payload());
        var opened = new LinkedHashMap<String, JsonNode>();
        for (var name : schema.personal()) {
            if (NEVER.contains(schema.context(name)) || !stored.has(name)) {
                continue;
            }
            var value = stored.get(name);
            opened.put(name, value.isString() ? open(key, value.asString(), schema.context(name)) : value);
        }
        return opened;
    }

    private JsonNode open(KeyId key, String sealed, String context) {
        return keys.open(key, Base64.getDecoder().decode(sealed), context)
                .<JsonNode>map(JSON::readTree)
                .orElseGet(EventMasking::erased);
    }
}
