// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Encrypts nothing, so that stored bytes can be compared; forgets destroyed keys. */
public final class OpenKeys implements SubjectCipher {

    private final Set<KeyId> destroyed = new HashSet<>();

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

    public void destroy(KeyId key) {
        destroyed.add(key);
    }
}
