// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A token that is worth something now.
 *
 * @param token its hash
 */
public record CredentialDocument(String token, long user, Door door) {

    /** What the new token's document is. */
    static CredentialDocument issued(@Nullable CredentialDocument before, TokenIssued event) {
        return new CredentialDocument(event.token().value(), event.user().value(), event.door());
    }

    /** What becomes of the earlier token's document. */
    static @Nullable CredentialDocument replaced(@Nullable CredentialDocument before, TokenIssued event) {
        return null;
    }

    /** What becomes of a token's document when its user has left. */
    static @Nullable CredentialDocument revoked(@Nullable CredentialDocument before, TokenRevoked event) {
        return null;
    }

    /** Who holds the token. */
    public UserId bearer() {
        return UserId.of(user);
    }
}
