// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts the frames of one snapshot (AES-256-GCM), each bound to its place and to the header of the file. */
final class SnapshotCipher {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] header;

    /** @param key of this one file */
    SnapshotCipher(byte[] key, byte[] header) {
        this.key = new SecretKeySpec(key, "AES");
        this.header = header;
    }

    byte[] seal(long frame, byte[] plain, int length) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, frame).doFinal(plain, 0, length);
    }

    /** Fails where anything of it was changed. */
    byte[] open(long frame, byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, frame).doFinal(sealed);
    }

    private Cipher cipher(int mode, long frame) throws GeneralSecurityException {
        var nonce =
                ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, frame).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
