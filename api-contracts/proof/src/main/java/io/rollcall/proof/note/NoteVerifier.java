// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.StrictText;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A public key, by which signatures are verified. Safe for use by several threads; equal if its text is. */
public final class NoteVerifier {

    private static final int LONGEST_VKEY = 4_096;
    private static final int PARTS = 3;

    private final String name;
    private final SignatureType type;
    private final PublicKey key;
    private final int id;

    NoteVerifier(String name, SignatureType type, PublicKey key) {
        KeyName.check(name);
        this.name = name;
        this.type = type;
        this.key = key;
        this.id = KeyName.id(name, type, type.algorithm().raw(key));
    }

    /** The key by its text, {@code name+id+base64}: a vkey. */
    public static NoteVerifier parse(String vkey) throws ProofRefused {
        var parts = vkey.length() > LONGEST_VKEY ? new String[0] : vkey.split("\\+", PARTS);
        if (parts.length != PARTS) {
            throw ProofRefused.malformed("A public key is name+id+base64");
        }
        var bytes = StrictText.base64(parts[2]);
        var type = KeyText.type(bytes);
        var raw = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (raw.length != type.algorithm().publicKeyBytes()) {
            throw ProofRefused.malformed("A public key of this type has another length");
        }
        try {
            return KeyText.checked(
                    new NoteVerifier(parts[0], type, type.algorithm().publicKey(raw)), parts[1]);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw ProofRefused.malformed("Not a public key");
        }
    }

    /** Its text, which {@link #parse} reads. */
    public String vkey() {
        var raw = type.algorithm().raw(key);
        var bytes =
                ByteBuffer.allocate(1 + raw.length).put(type.code()).put(raw).array();
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(bytes);
    }

    /** What it is called: of a log its origin, of a witness the witness's name. */
    public String name() {
        return name;
    }

    /** What tells it from others of its name. */
    public int id() {
        return id;
    }

    /** What it signs. */
    public SignatureType type() {
        return type;
    }

    /** Whether a signature says that it is of this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    /**
     * When the text was signed.
     *
     * @return {@code null} where its type signs no time
     * @throws ProofRefused {@link Reason#WRONG_SIGNATURE} where this key has not signed it
     */
    public @Nullable Instant verify(String text, NoteSignature signature) throws ProofRefused {
        if (!isNamedBy(signature) || signature.bytes().length != type.signatureBytes()) {
            throw wrong();
        }
        var rest = ByteBuffer.wrap(signature.bytes());
        var seconds = type.isTimestamped() ? rest.getLong() : 0;
        var signed = new byte[rest.remaining()];
        rest.get(signed);
        if (seconds < 0 || !type.algorithm().verifies(key, message(text, seconds), signed)) {
            throw wrong();
        }
        return type.isTimestamped() ? time(seconds) : null;
    }

    private byte[] message(String text, long seconds) throws ProofRefused {
        try {
            return SignedMessage.of(type, name, seconds, text);
        } catch (ProofRefused | IllegalArgumentException notSignedByThisType) {
            throw wrong();
        }
    }

    /** A key that cosigns may say any time. */
    private Instant time(long seconds) throws ProofRefused {
        if (seconds > Instant.MAX.getEpochSecond()) {
            throw wrong();
        }
        return Instant.ofEpochSecond(seconds);
    }

    private ProofRefused wrong() {
        return new ProofRefused(Reason.WRONG_SIGNATURE, "The signature of " + name + "+" + hexId() + " is not its own");
    }

    String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that && vkey().equals(that.vkey());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return name + "+" + hexId();
    }
}
