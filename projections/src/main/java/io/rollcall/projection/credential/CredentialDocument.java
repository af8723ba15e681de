// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that is worth something now.
 *
 * @param token its hash
 * @param expiresAt from when on it is worth nothing; {@code null} for never
 */
public record CredentialDocument(
        String token, long user, Door door, @Nullable Instant expiresAt) {

    /** What the new token's document is. */
    static CredentialDocument issued(@Nullable CredentialDocument before, TokenIssued event) {
        return new CredentialDocument(event.token().value(), event.user().value(), event.door(), null);
    }

    /** The same for one that is good for a while. */
    static CredentialDocument issued(@Nullable CredentialDocument before, ExpiringTokenIssued event) {
        return new CredentialDocument(event.token().value(), event.user().value(), event.door(), event.expiresAt());
    }

    /** What becomes of the earlier token's document. */
    static @Nullable CredentialDocument replaced(@Nullable CredentialDocument before, CredentialEvent event) {
        return null;
    }

    /** What becomes of a token's document when its user has left, or has logged out. */
    static @Nullable CredentialDocument revoked(@Nullable CredentialDocument before, TokenRevoked event) {
        return null;
    }

    /** Whether its time has not passed. */
    public boolean isGood(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** The holder of the token. */
    public UserId bearer() {
        return UserId.of(user);
    }
}
