// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.shared.UserId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes the codes by which people come back: 50 bits of an HMAC-SHA-256 over a nonce and the user's id, in Crockford's
 * base 32, such as {@code 7QK2M-9VXR4}. Nobody guesses these, so guesses need not be counted by account.
 */
public final class RecoveryCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LETTERS = 10;
    private static final int GROUP = 5;
    private static final int LONGEST_ENTERED = 64;
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    public RecoveryCodes(SecretKey key) {
        this.key = key;
    }

    /** A new nonce: 32 hex digits. */
    public static String nonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The code that belongs to a nonce: ten letters and digits, with a dash in the middle. */
    public String code(UserId user, String nonce) {
        var hash = hmac("recovery " + nonce + " " + user.value());
        var code = new StringBuilder();
        for (var i = 0; i < LETTERS; i++) {
            code.append(i == GROUP ? "-" : "").append(ALPHABET.charAt(hash[i] & 0x1f));
        }
        return code.toString();
    }

    /** Whether a code is the nonce's, however it is typed, in a time that does not tell how far it is from it. */
    public boolean isRight(UserId user, String nonce, String entered) {
        return entered.length() <= LONGEST_ENTERED && MessageDigest.isEqual(plain(code(user, nonce)), plain(entered));
    }

    /** Without dashes and spaces; letters that look like digits are these. */
    private static byte[] plain(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[- ]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1")
                .getBytes(US_ASCII);
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
