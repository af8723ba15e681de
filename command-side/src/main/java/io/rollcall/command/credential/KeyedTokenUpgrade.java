// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.log.EventUpgrade;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.credential.TokenHashes;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Reads chat tokens of which a version before has kept the SHA-256 as those of today: they stay good to the end. */
final class KeyedTokenUpgrade implements EventUpgrade {

    private static final Set<String> TYPES =
            Set.of("credential.expiring-token-issued", "credential.token-issued", "credential.token-revoked");

    private final TokenHashes hashes;

    KeyedTokenUpgrade(TokenHashes hashes) {
        this.hashes = hashes;
    }

    @Override
    public void upgrade(String type, ObjectNode stored) {
        if (!TYPES.contains(type)
                || !Door.CHAT.name().equals(stored.path("door").asString())) {
            return;
        }
        for (var component : List.of("token", "replaced")) {
            var kept = stored.path(component);
            if (kept.isString()) {
                stored.put(
                        component, hashes.keyed(TokenHash.of(kept.asString())).value());
            }
        }
    }
}
