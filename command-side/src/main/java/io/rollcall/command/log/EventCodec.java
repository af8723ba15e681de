// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import io.rollcall.command.log.EventTypes.EventType;
import io.rollcall.command.privacy.Keys;
import io.rollcall.contracts.privacy.KeyId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
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
final class EventCodec {

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final EventTypes types;
    private final Keys keys;
    private final List<EventUpgrade> upgrades;

    /** @param upgrades done one after the other to whatever is read */
    EventCodec(EventTypes types, Keys keys, List<EventUpgrade> upgrades) {
        this.types = types;
        this.keys = keys;
        this.upgrades = List.copyOf(upgrades);
    }

    EventRow encode(DomainEventMessage<?> message) {
        var type = types.of(message.getPayload());
        ObjectNode tree = json.valueToTree(message.getPayload());
        for (var component : type.personal()) {
            var value = tree.get(component);
            if (!value.isNull()) {
                var sealed = keys.seal(key(type, tree), json.writeValueAsBytes(value), context(type, component));
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
                json.writeValueAsBytes(message.getMetaData()));
    }

    /** Reads stored events; the keys of all of them are fetched at once. */
    List<TrackedEventMessage<?>> decode(List<StoredEvent> events) {
        var trees = new ArrayList<ObjectNode>(events.size());
        var needed = new ArrayList<KeyId>();
        for (var event : events) {
            var tree = (ObjectNode) json.readTree(event.row().payload());
            var type = types.named(event.row().type());
            trees.add(tree);
            if (!type.personal().isEmpty()) {
                needed.add(key(type, tree));
            }
        }
        keys.load(needed);
        var messages = new ArrayList<TrackedEventMessage<?>>(events.size());
        for (int i = 0; i < events.size(); i++) {
            messages.add(decode(events.get(i), trees.get(i)));
        }
        return messages;
    }

    /** An event that this process has just stored, as those who follow will read it. */
    static TrackedEventMessage<?> stored(DomainEventMessage<?> message, StoredEvent event) {
        return tracked(event, message.getPayload(), message.getMetaData());
    }

    private TrackedEventMessage<?> decode(StoredEvent event, ObjectNode tree) {
        var type = types.named(event.row().type());
        if (!type.revision().equals(event.row().revision())) {
            throw new IllegalStateException(
                    "No way to read revision " + event.row().revision() + " of " + type.name());
        }
        upgrades.forEach(it -> it.upgrade(type.name(), tree));
        for (var component : type.personal()) {
            open(type, tree, component);
        }
        var metadata = MetaData.from(json.readValue(event.row().metadata(), METADATA));
        return tracked(event, json.treeToValue(tree, type.type()), metadata);
    }

    private void open(EventType type, ObjectNode tree, String component) {
        var value = tree.get(component);
        if (value != null && !value.isNull()) {
            var sealed = Base64.getDecoder().decode(value.asString());
            keys.open(key(type, tree), sealed, context(type, component))
                    .ifPresentOrElse(plain -> tree.set(component, json.readTree(plain)), () -> tree.putNull(component));
        }
    }

    private static TrackedEventMessage<?> tracked(StoredEvent event, Object payload, MetaData metadata) {
        var row = event.row();
        var message = new GenericMessage<>(row.id().toString(), payload, metadata);
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericDomainEventMessage<>(
                        row.aggregateType(), row.aggregate(), row.version(), message, event.recordedAt()));
    }

    private static KeyId key(EventType type, ObjectNode tree) {
        return new KeyId(UUID.fromString(tree.get(type.key()).asString()));
    }

    private static String context(EventType type, String component) {
        return type.name() + "." + component;
    }
}
