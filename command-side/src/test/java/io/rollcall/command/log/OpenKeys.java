// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import io.rollcall.command.privacy.Keys;
import io.rollcall.contracts.privacy.KeyId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Encrypts nothing, so that stored bytes can be compared; forgets destroyed keys. */
final class OpenKeys implements Keys {

    private final Set<KeyId> destroyed = new HashSet<>();

    @Override
    public KeyId take() {
        return new KeyId(new UUID(2, 2));
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        return plain;
    }

    @Override
    public Optional<byte[]> open(KeyId key, byte[] sealed, String context) {
        return destroyed.contains(key) ? Optional.empty() : Optional.of(sealed);
    }

    @Override
    public void load(Collection<KeyId> keys) {
        // Nothing to fetch.
    }

    @Override
    public void destroy(KeyId key) {
        destroyed.add(key);
    }
}
