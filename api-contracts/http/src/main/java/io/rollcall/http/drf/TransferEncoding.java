// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code Content-Transfer-Encoding} of a part of a form, deprecated since RFC 7578 (section 4.7) and still sent by mail
 * libraries. Django decodes {@code base64}, written just so, and takes all else as it stands, quoted-printable too.
 */
final class TransferEncoding {

    private static final String BASE64 = "base64";
    private static final int GROUP = 4;

    private TransferEncoding() {}

    /** The content of a part; empty where it says that it is base64, and is not. */
    static Optional<byte[]> decode(String encoding, byte[] content) {
        return encoding.equals(BASE64) ? base64(content) : Optional.of(content);
    }

    /**
     * As Python's {@code base64.b64decode} does: what is not in the alphabet is passed over, and what comes after the
     * padding is not read.
     */
    private static Optional<byte[]> base64(byte[] content) {
        var digits = new ByteArrayOutputStream(content.length);
        var padding = 0;
        for (var character : content) {
            if (isDigit(character)) {
                digits.write(character);
                padding = 0;
            } else if (character == '=' && digits.size() % GROUP > 1 && digits.size() % GROUP + ++padding >= GROUP) {
                return Optional.of(Base64.getDecoder().decode(digits.toByteArray()));
            }
        }
        return digits.size() % GROUP == 0
                ? Optional.of(Base64.getDecoder().decode(digits.toByteArray()))
                : Optional.empty();
    }

    private static boolean isDigit(byte character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '+'
                || character == '/';
    }
}
