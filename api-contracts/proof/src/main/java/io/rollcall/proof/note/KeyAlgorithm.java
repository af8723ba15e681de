// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The algorithms of the JDK's own provider, with keys as others write them: raw, and by their seed. */
enum KeyAlgorithm {
    ED25519("Ed25519", "302a300506032b6570032100", 32, 64),
    ML_DSA_44("ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312, 2420);

    /** The bytes of a private key's seed, of either. */
    static final int SEED_BYTES = 32;

    private final String name;
    private final byte[] x509; // what stands before a raw public key
    private final int publicKeyBytes;
    private final int signatureBytes;

    KeyAlgorithm(String name, String x509, int publicKeyBytes, int signatureBytes) {
        this.name = name;
        this.x509 = HexFormat.of().parseHex(x509);
        this.publicKeyBytes = publicKeyBytes;
        this.signatureBytes = signatureBytes;
    }

    int publicKeyBytes() {
        return publicKeyBytes;
    }

    int signatureBytes() {
        return signatureBytes;
    }

    /** @throws GeneralSecurityException where they are no public key */
    PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        var encoded = Arrays.copyOf(x509, x509.length + raw.length);
        System.arraycopy(raw, 0, encoded, x509.length, raw.length);
        return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The raw bytes of a public key. */
    byte[] raw(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, x509.length, encoded.length);
    }

    /** The pair that a seed stands for. */
    KeyPair pair(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(name);
            generator.initialize(new NamedParameterSpec(name), new SeedRandom(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no " + name, e);
        }
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(name);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of " + name + " does not sign", e);
        }
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance(name);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
