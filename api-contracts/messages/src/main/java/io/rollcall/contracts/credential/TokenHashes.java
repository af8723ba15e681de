// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.KeyedDigests.Use;

/**
 * Makes what is kept of tokens. One with fewer than 128 random bits, as the chat door's are (D-3), could be found by
 * trying from its SHA-256; so a keyed digest of that is kept, which says nothing without the key ring.
 */
public final class TokenHashes {

    /** 128 bits in hex. */
    private static final int LONG = 32;

    private static final String KEYED = "k";

    private final KeyedDigests digests;

    public TokenHashes(KeyedDigests digests) {
        this.digests = digests;
    }

    /** What is kept of a token as its caller shows it. */
    public TokenHash of(String token) {
        var plain = TokenHash.ofToken(token);
        return token.length() < LONG ? keyed(plain) : plain;
    }

    /** What is kept now of a short token of which a version before has kept its SHA-256. */
    public TokenHash keyed(TokenHash kept) {
        return kept.value().startsWith(KEYED) ? kept : new TokenHash(KEYED + digests.digest(Use.TOKEN, kept.value()));
    }
}
