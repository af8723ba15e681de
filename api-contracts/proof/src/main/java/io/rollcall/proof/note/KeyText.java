// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import io.rollcall.proof.ProofRefused;

/** What the texts of public and private keys have in common. */
final class KeyText {

    private KeyText() {}

    /** The type that the first byte names. */
    static SignatureType type(byte[] key) throws ProofRefused {
        var type = key.length == 0 ? java.util.Optional.<SignatureType>empty() : SignatureType.of(key[0]);
        return type.orElseThrow(() -> ProofRefused.malformed("A key of another type than these: 1, 4, 6"));
    }

    /** The key, if this is its id. */
    static NoteVerifier checked(NoteVerifier key, String hexId) throws ProofRefused {
        if (!key.hexId().equals(hexId)) {
            throw ProofRefused.malformed("The id is not that of the key");
        }
        return key;
    }
}
