// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts under keys that are their own names, so that every process of a test has them; forgets destroyed keys. */
public final class TestCipher implements SubjectCipher {

    private static final GCMParameterSpec NONCE = new GCMParameterSpec(128, new byte[12]);

    private final Set<KeyId> destroyed = ConcurrentHashMap.newKeySet();

    public KeyId newKey() {
        return new KeyId(UUID.randomUUID());
    }

    public void destroy(KeyId key) {
        destroyed.add(key);
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        return in(Cipher.ENCRYPT_MODE, key, plain, context);
    }

    @Override
    public Optional<byte[]> open(KeyId key, byte[] sealed, String context) {
        return destroyed.contains(key) ? Optional.empty() : Optional.of(in(Cipher.DECRYPT_MODE, key, sealed, context));
    }

    @Override
    public void load(Collection<KeyId> keys) {
        // Nothing to fetch.
    }

    private static byte[] in(int mode, KeyId key, byte[] text, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var bytes = ByteBuffer.allocate(16)
                    .putLong(key.value().getMostSignificantBits())
                    .putLong(key.value().getLeastSignificantBits())
                    .array();
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), NONCE);
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
