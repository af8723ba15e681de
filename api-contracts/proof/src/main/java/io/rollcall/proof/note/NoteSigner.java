// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A private key, by which notes are signed. Safe for use by several threads; its text and its bytes are secret. */
public final class NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int LONGEST_SKEY = 1_024;
    private static final int PARTS = 3;

    private final NoteVerifier verifier;
    private final PrivateKey key;
    private final byte[] seed;

    private NoteSigner(String name, SignatureType type, byte[] seed) {
        KeyName.check(name);
        var pair = type.algorithm().pair(seed);
        this.verifier = new NoteVerifier(name, type, pair.getPublic());
        this.key = pair.getPrivate();
        this.seed = seed;
    }

    /**
     * A new key.
     *
     * @throws IllegalArgumentException where no key is named so
     */
    public static NoteSigner generate(String name, SignatureType type, SecureRandom random) {
        var seed = new byte[KeyAlgorithm.SEED_BYTES];
        random.nextBytes(seed);
        return new NoteSigner(name, type, seed);
    }

    /** The key by its text, {@code PRIVATE+KEY+name+id+base64}: a skey. */
    public static NoteSigner parse(String skey) throws ProofRefused {
        var parts = skey.length() > LONGEST_SKEY || !skey.startsWith(PREFIX)
                ? new String[0]
                : skey.substring(PREFIX.length()).split("\\+", PARTS);
        if (parts.length != PARTS) {
            throw ProofRefused.malformed("A private key is " + PREFIX + "name+id+base64");
        }
        var bytes = StrictText.base64(parts[2]);
        var type = KeyText.type(bytes);
        if (bytes.length != 1 + KeyAlgorithm.SEED_BYTES) {
            throw ProofRefused.malformed("A private key is its seed of " + KeyAlgorithm.SEED_BYTES + " bytes");
        }
        try {
            var signer = new NoteSigner(parts[0], type, Arrays.copyOfRange(bytes, 1, bytes.length));
            KeyText.checked(signer.verifier, parts[1]);
            return signer;
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Its text, which {@link #parse} reads: secret. */
    public String skey() {
        var bytes = ByteBuffer.allocate(1 + seed.length)
                .put(verifier.type().code())
                .put(seed)
                .array();
        return PREFIX + verifier.name() + "+" + verifier.hexId() + "+"
                + Base64.getEncoder().encodeToString(bytes);
    }

    /** The public key of this one. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /**
     * Signs a text.
     *
     * @param now is signed too, in whole seconds, where the type does so
     * @throws IllegalArgumentException where the type signs checkpoints only, and this is none
     */
    public NoteSignature sign(String text, Instant now) {
        var type = verifier.type();
        var seconds = now.getEpochSecond();
        var signed = type.algorithm().sign(key, message(text, seconds));
        var bytes = ByteBuffer.allocate(type.signatureBytes());
        if (type.isTimestamped()) {
            bytes.putLong(seconds);
        }
        return new NoteSignature(
                verifier.name(), verifier.id(), bytes.put(signed).array());
    }

    private byte[] message(String text, long seconds) {
        try {
            return SignedMessage.of(verifier.type(), verifier.name(), seconds, text);
        } catch (ProofRefused e) {
            throw new IllegalArgumentException("Not a checkpoint", e);
        }
    }

    /** Of the public key: nothing secret. */
    @Override
    public String toString() {
        return verifier.toString();
    }
}
