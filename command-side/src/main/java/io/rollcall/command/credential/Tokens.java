// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Draws tokens from a secure source. */
public final class Tokens {

    /** 160 random bits: 40 hex digits. */
    private static final int MEET_BYTES = 20;

    private final SecureRandom random = new SecureRandom();

    /** A token that nobody has had: 40 hex digits. */
    public String next() {
        var bytes = new byte[MEET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
