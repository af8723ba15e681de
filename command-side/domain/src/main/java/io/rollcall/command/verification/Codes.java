// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.verification.NumberId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes codes: an HMAC-SHA-256 over a nonce and the number's id, truncated to decimal digits as in RFC 4226. So a code
 * stands nowhere, and the holder of the code key can make it again.
 */
public final class Codes {

    /** Always right in debug mode (B-9). */
    private static final String DEBUG_CODE = "00000";

    private static final int NONCE_BYTES = 16;

    private final SecretKey key;
    private final boolean debug;
    private final SecureRandom random = new SecureRandom();

    Codes(SecretKey key, boolean debug) {
        this.key = key;
        this.debug = debug;
    }

    /** A new nonce: 32 hex digits. */
    String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * The code that belongs to a nonce.
     *
     * @param digits 1 to 9
     */
    String code(NumberId number, String nonce, int digits) {
        var hash = hmac(nonce + number.value());
        var truncated = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0x0f) & 0x7fffffff;
        var modulus = (int) Math.pow(10, digits);
        return String.format("%0" + digits + "d", truncated % modulus);
    }

    /** The same in debug mode, for doors that show it there; {@code null} otherwise. */
    @Nullable
    String shown(NumberId number, String nonce, int digits) {
        return debug ? code(number, nonce, digits) : null;
    }

    /** Whether these are equal, in a time that does not tell how far they are. */
    static boolean same(@Nullable String expected, String entered) {
        return expected != null && MessageDigest.isEqual(expected.getBytes(UTF_8), entered.getBytes(UTF_8));
    }

    /** Whether this is the code that is right for every number in debug mode; never, outside it. */
    public boolean isDebugCode(String entered) {
        return debug && same(DEBUG_CODE, entered);
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
