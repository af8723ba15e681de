// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.shared.UserId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes the codes that are mailed: an HMAC-SHA-256 over a nonce and the user's id, truncated as in RFC 4226 to 100000
 * to 999999 (C-65). So a code stands nowhere, and the holder of the code key can make it again.
 */
final class MailedCodes {

    private static final int LEAST = 100_000;
    private static final int COUNT = 900_000;
    private static final int NONCE_BYTES = 16;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    MailedCodes(SecretKey key) {
        this.key = key;
    }

    /** A new nonce: 32 hex digits. */
    String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The code that belongs to a nonce: six digits. */
    String code(UserId user, String nonce) {
        var hash = hmac("email " + nonce + " " + user.value());
        var truncated = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0x0f) & 0x7fffffff;
        return Integer.toString(LEAST + truncated % COUNT);
    }

    /** Whether a code is the nonce's, in a time that does not tell how far it is from it. */
    boolean isRight(UserId user, String nonce, String entered) {
        return MessageDigest.isEqual(code(user, nonce).getBytes(UTF_8), entered.getBytes(UTF_8));
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
