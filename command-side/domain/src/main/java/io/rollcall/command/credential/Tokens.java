// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Draws tokens from a secure source. */
public final class Tokens {

    /** 160 random bits: 40 hex digits. */
    private static final int MEET_BYTES = 20;

    /** 64 random bits: 16 hex digits (D-3). */
    private static final int CHAT_BYTES = 8;

    private final SecureRandom random = new SecureRandom();

    /** A token that nobody has had: 40 hex digits. */
    public String next() {
        return next(MEET_BYTES);
    }

    /** A token that nobody has had, as the chat door's clients know it: 16 hex digits. */
    public String nextOfChat() {
        return next(CHAT_BYTES);
    }

    private String next(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
