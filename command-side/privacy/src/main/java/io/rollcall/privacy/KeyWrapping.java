// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** How a subject's key stands in PostgreSQL: sealed under a wrapping key, and good for its own row only. */
final class KeyWrapping {

    /** The ring does not hold, or no longer holds, the key that something is wrapped by. */
    static final class KeyMissing extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private KeyMissing(UUID wrappingKey) {
            super("The key ring lacks the wrapping key " + wrappingKey);
        }
    }

    private KeyWrapping() {}

    static byte[] wrap(KeyRing.Entry wrapping, KeyId id, SecretKey key) {
        return AesGcm.seal(wrapping.key(), key.getEncoded(), id.toString());
    }

    static SecretKey unwrap(KeyRing ring, UUID wrappingKey, KeyId id, byte[] wrapped) {
        var wrapping = ring.find(wrappingKey).orElseThrow(() -> new KeyMissing(wrappingKey));
        return new SecretKeySpec(AesGcm.open(wrapping.key(), wrapped, id.toString()), "AES");
    }
}
