// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.checkpoint.Checkpoint;
import java.nio.ByteBuffer;

/** The bytes that are signed in the name of a note. */
final class SignedMessage {

    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(US_ASCII);

    private SignedMessage() {}

    /**
     * @param seconds since 1970; of no meaning where the type has no time
     * @throws ProofRefused where a type signs checkpoints only, and the text is none
     */
    static byte[] of(SignatureType type, String keyName, long seconds, String text) throws ProofRefused {
        return switch (type) {
            case ED25519 -> StrictText.utf8(text);
            case ED25519_COSIGNATURE -> {
                Checkpoint.parse(text);
                yield StrictText.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
            }
            case ML_DSA_44_COSIGNATURE -> subtree(keyName, seconds, Checkpoint.parse(text));
        };
    }

    private static byte[] subtree(String keyName, long seconds, Checkpoint checkpoint) {
        var name = StrictText.utf8(keyName);
        var origin = StrictText.utf8(checkpoint.origin());
        var root = checkpoint.root().bytes();
        return ByteBuffer.allocate(SUBTREE.length + 2 + name.length + origin.length + 3 * Long.BYTES + root.length)
                .put(SUBTREE)
                .put((byte) name.length)
                .put(name)
                .putLong(seconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(root)
                .array();
    }
}
