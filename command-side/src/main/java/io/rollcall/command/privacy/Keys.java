// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import io.rollcall.contracts.privacy.KeyId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The subjects' keys, by name only: what is encrypted under them goes in and out, a key itself never does. */
public interface Keys {

    /** A key that no subject has yet. Made ahead, so that this costs no write; unused ones are harmless. */
    KeyId take();

    /** So many of them, in a bounded number of statements. */
    default List<KeyId> take(int many) {
        return Stream.generate(this::take).limit(many).toList();
    }

    /**
     * Encrypts under a subject's key.
     *
     * @param context where the value stands; the same is needed to open it
     * @throws KeyDestroyed if the subject has been erased
     */
    byte[] seal(KeyId key, byte[] plain, String context);

    /** Decrypts; empty once the key is destroyed. */
    Optional<byte[]> open(KeyId key, byte[] sealed, String context);

    /**
     * Forgets all that is kept in memory: the database may have gone back to a time before it was made or looked up.
     * Never waits.
     */
    default void forget() {}

    /** Fetches these keys at once, so that opening what they sealed asks the database no more. */
    void load(Collection<KeyId> keys);

    /**
     * Destroys a key for good: what it sealed can be opened no more, here or in any backup whose wrapping key is gone.
     * Part of the caller's transaction, if there is one.
     */
    void destroy(KeyId key);
}
