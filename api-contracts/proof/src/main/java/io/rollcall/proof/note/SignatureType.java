// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import java.util.Arrays;
import java.util.Optional;

/** What a key signs, and by which algorithm. */
public enum SignatureType {
    /** The text, by Ed25519 (RFC 8032). */
    ED25519(0x01, KeyAlgorithm.ED25519, false),
    /** A checkpoint's text and a time, by Ed25519: {@code cosignature/v1}. */
    ED25519_COSIGNATURE(0x04, KeyAlgorithm.ED25519, true),
    /** A checkpoint, a time and the key's own name, by ML-DSA-44 (FIPS 204): {@code subtree/v1}. */
    ML_DSA_44_COSIGNATURE(0x06, KeyAlgorithm.ML_DSA_44, true);

    private final byte code;
    private final KeyAlgorithm algorithm;
    private final boolean timestamped;

    SignatureType(int code, KeyAlgorithm algorithm, boolean timestamped) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.timestamped = timestamped;
    }

    /** Whether a time is signed too. */
    public boolean isTimestamped() {
        return timestamped;
    }

    byte code() {
        return code;
    }

    KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** How long a signature is, with its time. */
    int signatureBytes() {
        return algorithm.signatureBytes() + (timestamped ? Long.BYTES : 0);
    }

    static Optional<SignatureType> of(byte code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findAny();
    }
}
