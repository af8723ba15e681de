// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.IntermediateEvent;
import io.rollcall.log.codec.Upcaster;
import java.util.List;
import java.util.stream.Stream;

/** Reads chat tokens of which a version before has kept the SHA-256 as those of today: they stay good to the end. */
final class KeyedTokenUpcaster implements Upcaster {

    private static final List<EventSchema> TAKEN = Stream.of("expiring-token-issued", "token-issued", "token-revoked")
            .map(name -> EventSchema.plain("credential." + name, "1"))
            .toList();

    private final TokenHashes hashes;

    KeyedTokenUpcaster(TokenHashes hashes) {
        this.hashes = hashes;
    }

    @Override
    public List<EventSchema> takes() {
        return TAKEN;
    }

    @Override
    public List<IntermediateEvent> upcast(IntermediateEvent event) {
        var stored = event.components();
        if (Door.CHAT.name().equals(stored.path("door").asString())) {
            for (var component : List.of("token", "replaced")) {
                var kept = stored.path(component);
                if (kept.isString()) {
                    var hash = hashes.keyed(TokenHash.of(kept.asString()));
                    stored.put(component, hash.value());
                }
            }
        }
        return List.of(event);
    }
}
