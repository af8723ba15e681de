// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import io.rollcall.contracts.privacy.SubjectCipher;
import io.rollcall.log.codec.EventTypes.EventType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns events into the bytes that are stored, and back. A personal component is stored as base64 of its JSON,
 * encrypted under the subject's key; once that is destroyed it reads as {@code null}.
 */
public final class EventCodec {

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final EventTypes types;
    private final SubjectCipher keys;
    private final Upcasters upcasters;

    /** @param upcasters in their order */
    public EventCodec(EventTypes types, SubjectCipher keys, List<Upcaster> upcasters) {
        this.types = types;
        this.keys = keys;
        this.upcasters = new Upcasters(upcasters);
    }

    /** What the table keeps of an event: its type, its revision, and its payload as JSON with sealed components. */
    public EventRow encode(DomainEventMessage<?> message) {
        var type = types.of(message.getPayload());
        ObjectNode tree = json.valueToTree(message.getPayload());
        for (var component : type.schema().personal()) {
            var value = tree.get(component);
            if (!value.isNull()) {
                var key = SealedComponent.key(type.schema(), tree);
                var sealed = keys.seal(
                        key, json.writeValueAsBytes(value), type.schema().context(component));
                tree.put(component, Base64.getEncoder().encodeToString(sealed));
            }
        }
        return new EventRow(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getType(),
                UUID.fromString(message.getIdentifier()),
                type.name(),
                type.revision(),
                json.writeValueAsBytes(tree),
                json.writeValueAsBytes(
                        type.hasSecrets() ? MetadataSalt.addTo(message.getMetaData()) : message.getMetaData()));
    }

    /**
     * Reads stored events; the keys of all of them are fetched at once.
     *
     * @return what is read in the place of each, at its position; an {@link io.rollcall.log.codec.Opaque} where that is
     *     nothing
     */
    public List<List<TrackedEventMessage<?>>> decode(List<StoredEvent> events) {
        var stored = events.stream().map(event -> intermediate(event.row())).toList();
        keys.load(stored.stream()
                .flatMap(Optional::stream)
                .flatMap(event -> SealedComponent.in(event.components()))
                .map(SealedComponent::key)
                .toList());
        return IntStream.range(0, events.size())
                .mapToObj(i -> messages(events.get(i), payloads(events.get(i), stored.get(i))))
                .toList();
    }

    /** An event that this process has just stored, as subscriptions will read it. */
    public static List<TrackedEventMessage<?>> stored(DomainEventMessage<?> message, StoredEvent event) {
        return List.of(tracked(event, message.getIdentifier(), message.getPayload(), message.getMetaData()));
    }

    /** Empty where this process knows nothing of its schema. */
    private Optional<IntermediateEvent> intermediate(EventRow row) {
        return types.schema(row.type(), row.revision())
                .or(() -> upcasters.retired(row.type(), row.revision()))
                .map(schema -> {
                    var components = (ObjectNode) json.readTree(row.payload());
                    SealedComponent.markAll(schema, components);
                    return new IntermediateEvent(schema.type(), schema.revision(), components);
                });
    }

    private List<Object> payloads(StoredEvent event, Optional<IntermediateEvent> stored) {
        var row = event.row();
        if (stored.isEmpty()) {
            var kin = types.kin(row.type());
            return List.of(new UnknownEvent(row.type(), row.revision(), row.payload(), event.hash(), kin));
        }
        var upcast = upcasters.upcast(stored.get());
        return upcast.isEmpty()
                ? List.of(new DroppedEvent(row.type(), row.revision()))
                : upcast.stream().<Object>map(this::opened).toList();
    }

    private Object opened(IntermediateEvent event) {
        var type = types.current(event.type(), event.revision())
                .orElseThrow(() -> new IllegalStateException(
                        "Upcasters end with " + event.type() + " of revision " + event.revision()));
        for (var component : List.copyOf(event.components().propertyNames())) {
            open(type, event.components(), component);
        }
        return json.treeToValue(event.components(), type.type());
    }

    private void open(EventType type, ObjectNode components, String name) {
        SealedComponent.at(components.get(name)).ifPresent(found -> {
            if (!type.schema().personal().contains(name)) {
                throw new IllegalStateException(name + " of " + type.name() + " may not be personal");
            }
            var plain = found.open(keys);
            plain.ifPresentOrElse(bytes -> components.set(name, json.readTree(bytes)), () -> components.putNull(name));
        });
    }

    private List<TrackedEventMessage<?>> messages(StoredEvent event, List<Object> payloads) {
        var metadata = MetadataSalt.without(json.readValue(event.row().metadata(), METADATA));
        var messages = new ArrayList<TrackedEventMessage<?>>(payloads.size());
        for (int part = 0; part < payloads.size(); part++) {
            var id = event.row().id() + (part == 0 ? "" : "." + part);
            messages.add(tracked(event, id, payloads.get(part), metadata));
        }
        return messages;
    }

    private static TrackedEventMessage<?> tracked(StoredEvent event, String id, Object payload, MetaData metadata) {
        var row = event.row();
        var message = new GenericMessage<>(id, payload, metadata);
        return new SizedEvent<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericDomainEventMessage<>(
                        row.aggregateType(), row.aggregate(), row.version(), message, event.recordedAt()),
                row.payload().length);
    }
}
