// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/** Numbers, bytes and text that are written in one way only. */
public final class StrictText {

    private static final int MOST_DIGITS = 19;

    private StrictText() {}

    /** A number from 0 to 2<sup>63</sup>-1 in decimal, without leading zeroes. */
    public static long decimal(String text) throws ProofRefused {
        if (!isDecimal(text)) {
            throw ProofRefused.malformed("Not a decimal number without leading zeroes");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProofRefused.malformed("A number of 2^63 or more");
        }
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }

    /** Bytes in base64 (RFC 4648, section 4), padded, and with nothing in the bits that stand for nothing. */
    public static byte[] base64(String text) throws ProofRefused {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // as below
        }
        throw ProofRefused.malformed("Not base64 as RFC 4648 writes it");
    }

    /** The text that these bytes are in UTF-8. */
    public static String utf8(byte[] bytes) throws ProofRefused {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ProofRefused.malformed("Not UTF-8");
        }
    }

    /**
     * The bytes of a text in UTF-8.
     *
     * @throws IllegalArgumentException where it has half a surrogate pair
     */
    public static byte[] utf8(String text) {
        var bytes = text.getBytes(UTF_8);
        if (!new String(bytes, UTF_8).equals(text)) {
            throw new IllegalArgumentException("Half a surrogate pair is no text");
        }
        return bytes;
    }
}
