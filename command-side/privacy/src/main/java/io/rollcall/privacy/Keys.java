// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import java.util.List;
import java.util.stream.Stream;

/** The subjects' keys, by name only: what is encrypted under them goes in and out, a key itself never does. */
public interface Keys extends SubjectCipher {

    /** A key that no subject has yet. Made ahead, so that this costs no write; unused ones are harmless. */
    KeyId take();

    /** So many of them, in a bounded number of statements. */
    default List<KeyId> take(int many) {
        return Stream.generate(this::take).limit(many).toList();
    }

    /**
     * Forgets all that is kept in memory: the database may have gone back to a time before it was made or looked up.
     * Never waits.
     */
    default void forget() {}

    /**
     * A number that is another one whenever this process has heard that a key was destroyed, or may have been: what was
     * opened before is not to be shown again. Never waits.
     */
    default long ends() {
        return 0;
    }

    /**
     * Destroys a key for good: what it sealed can be opened no more, here or in any backup with its wrapping key gone.
     * Part of the caller's transaction, if there is one.
     */
    void destroy(KeyId key);
}
