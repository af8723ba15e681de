// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.privacy;

import java.util.Collection;
import java.util.Optional;

/** Encrypts personal data under its subject's key, which is known by its name only. */
public interface SubjectCipher {

    /**
     * Encrypts under a subject's key.
     *
     * @param context where the value stands; the same is needed to open it
     * @throws RuntimeException that is an {@link io.rollcall.contracts.shared.Unavailable} if the subject has been
     *     erased
     */
    byte[] seal(KeyId key, byte[] plain, String context);

    /** Decrypts; empty once the key is destroyed. */
    Optional<byte[]> open(KeyId key, byte[] sealed, String context);

    /** Fetches these keys at once, so that opening what they sealed asks the database no more. */
    void load(Collection<KeyId> keys);
}
