// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.operator.history.EventShapes.Known;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a stored event what not every operator may see. What is hidden looks the same whatever it is, also where
 * it is not given.
 */
final class EventMasking {

    /** What an event's metadata says that is nobody's: ids of messages, and the name of the command. */
    static final Set<String> OPEN_METADATA = Set.of("correlationId", "traceId", "command", "cause");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** As on the stream: 128 bits of the digest. */
    private static final int DIGEST = 32;

    private final EventShapes shapes;
    private final KeyedDigests digests;

    EventMasking(EventShapes shapes, KeyedDigests digests) {
        this.shapes = shapes;
        this.digests = digests;
    }

    /** A hidden value. */
    static ObjectNode masked() {
        return NODES.objectNode().put("masked", true);
    }

    /** A personal value that can be read no more. */
    static ObjectNode erased() {
        return NODES.objectNode().put("erased", true);
    }

    /** The key of an event's personal components; empty where it has none. */
    Optional<KeyId> key(StoredEvent event) {
        return shapes.of(event.row().type(), event.row().revision())
                .map(Known::schema)
                .filter(schema -> schema.key() != null)
                .map(schema -> object(event.row().payload()).path(schema.key()))
                .filter(JsonNode::isString)
                .map(id -> new KeyId(UUID.fromString(id.asString())));
    }

    /**
     * The event without what is hidden.
     *
     * @param erased whether its key is destroyed
     */
    EventView view(StoredEvent event, boolean erased) {
        return view(event, erased, Map.of());
    }

    /**
     * The same with personal components that were opened.
     *
     * @param opened by name
     */
    EventView view(StoredEvent event, boolean erased, Map<String, JsonNode> opened) {
        var row = event.row();
        var data = shapes.of(row.type(), row.revision())
                .map(known -> data(known, object(row.payload()), erased))
                .<JsonNode>map(seen -> seen.setAll(opened))
                .orElseGet(EventMasking::masked);
        return new EventView(
                event.position(),
                row.type(),
                row.revision(),
                aggregate(event),
                row.version(),
                event.recordedAt(),
                data,
                metadata(event),
                HexFormat.of().formatHex(event.hash()));
    }

    /** The name under which an event's aggregate is shown and searched. */
    String aggregate(StoredEvent event) {
        var row = event.row();
        if (!shapes.hasSecretAggregate(row.type())) {
            return row.aggregate();
        }
        var digest = digests.digest(KeyedDigests.Use.STREAM, row.aggregate());
        return EventShapes.family(row.type()) + "-" + digest.substring(0, DIGEST);
    }

    static ObjectNode object(byte[] json) {
        return JSON.readTree(json) instanceof ObjectNode object ? object : NODES.objectNode();
    }

    private static ObjectNode data(Known known, ObjectNode stored, boolean erased) {
        var data = NODES.objectNode();
        for (var entry : stored.properties()) {
            var name = entry.getKey();
            var isErased = erased && known.schema().personal().contains(name);
            data.set(
                    name,
                    isErased ? erased() : seen(entry.getValue(), known.shape().of(name)));
        }
        return data;
    }

    private static JsonNode seen(JsonNode value, Shape shape) {
        if (shape == Shape.Leaf.HIDDEN || shape instanceof Shape.Many many && many.each() == Shape.Leaf.HIDDEN) {
            return masked(); // not even whether there is one, or how many there are
        }
        if (value.isNull()) {
            return value;
        }
        return switch (shape) {
            case Shape.Leaf leaf -> value.isContainer() ? masked() : value;
            case Shape.Many many -> all(value, many.each());
            case Shape.Fields fields -> each(value, fields);
        };
    }

    private static JsonNode all(JsonNode value, Shape each) {
        if (value.isObject()) {
            var object = NODES.objectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), seen(entry.getValue(), each)));
            return object;
        }
        var array = NODES.arrayNode();
        value.forEach(element -> array.add(seen(element, each)));
        return array;
    }

    private static JsonNode each(JsonNode value, Shape.Fields fields) {
        var object = NODES.objectNode();
        value.properties()
                .forEach(entry -> object.set(entry.getKey(), seen(entry.getValue(), fields.of(entry.getKey()))));
        return object;
    }

    private static ObjectNode metadata(StoredEvent event) {
        var seen = NODES.objectNode();
        for (var entry : object(event.row().metadata()).properties()) {
            var open =
                    OPEN_METADATA.contains(entry.getKey()) && !entry.getValue().isContainer();
            seen.set(entry.getKey(), open ? entry.getValue() : masked());
        }
        return seen;
    }
}
