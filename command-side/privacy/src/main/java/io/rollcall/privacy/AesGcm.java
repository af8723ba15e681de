// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random 96-bit nonce before the ciphertext (NIST SP 800-38D, section 8.2.2). */
final class AesGcm {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    /** Encrypts; the context is authenticated with it, so that a value cannot be moved to another place. */
    static byte[] seal(SecretKey key, byte[] plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, plain, 0, plain.length, context);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Decrypts what {@link #seal} made of the same key and context; anything else is an {@link IllegalStateException}.
     */
    static byte[] open(SecretKey key, byte[] sealed, String context) {
        var nonce = ByteBuffer.wrap(sealed, 0, NONCE_BYTES).slice();
        var bytes = new byte[NONCE_BYTES];
        nonce.get(bytes);
        return crypt(Cipher.DECRYPT_MODE, key, bytes, sealed, NONCE_BYTES, sealed.length - NONCE_BYTES, context);
    }

    private static byte[] crypt(
            int mode, SecretKey key, byte[] nonce, byte[] input, int offset, int length, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(UTF_8));
            return cipher.doFinal(input, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed data does not open with the key and place it claims", e);
        }
    }
}
