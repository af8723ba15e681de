// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.contracts.credential.SignedToken;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The user that opens a socket.
 *
 * @param token what they have shown; the socket lasts no longer than that is good
 * @param expiresAt from when on it is worth nothing; {@code null} where it does not end by itself
 * @param signed what it says of itself; {@code null} where it is no signed token
 */
record Bearer(
        UserId user,
        TokenHash token,
        @Nullable Instant expiresAt,
        @Nullable SignedToken signed) {

    /** The bearer of an opaque token. */
    Bearer(UserId user, TokenHash token, @Nullable Instant expiresAt) {
        this(user, token, expiresAt, null);
    }

    /** The bearer of a signed token. */
    static Bearer of(SignedToken token) {
        return new Bearer(token.user(), token.hash(), token.expiresAt(), token);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
