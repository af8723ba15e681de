// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * A personal component as it is stored: the base64 of its JSON, encrypted under the subject's key. What it was stored
 * as goes with it, so that it opens wherever an upcaster has moved it.
 */
record SealedComponent(KeyId key, String context, byte[] bytes) {

    /** Puts them in the place of what is stored. */
    static void markAll(EventSchema schema, ObjectNode stored) {
        for (var component : schema.personal()) {
            var value = stored.path(component);
            if (value.isString()) {
                var bytes = Base64.getDecoder().decode(value.asString());
                stored.putPOJO(component, new SealedComponent(key(schema, stored), schema.context(component), bytes));
            }
        }
    }

    /** All that an event has. */
    static Stream<SealedComponent> in(ObjectNode components) {
        return components.valueStream().flatMap(component -> at(component).stream());
    }

    /** What a component is, if it is one of these. */
    static Optional<SealedComponent> at(JsonNode component) {
        return component instanceof POJONode node && node.getPojo() instanceof SealedComponent found
                ? Optional.of(found)
                : Optional.empty();
    }

    /** The key that an event's personal components are sealed under. */
    static KeyId key(EventSchema schema, ObjectNode components) {
        return new KeyId(UUID.fromString(components.get(schema.key()).asString()));
    }

    /** Its JSON; empty once the key is destroyed. */
    Optional<byte[]> open(SubjectCipher keys) {
        return keys.open(key, bytes, context);
    }
}
