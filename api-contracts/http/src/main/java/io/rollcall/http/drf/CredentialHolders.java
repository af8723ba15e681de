// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CredentialLookup;
import reactor.core.publisher.Mono;

/**
 * Finds the holder of a credential, whichever door issued it (G-29): a signed one says so itself, any other is looked
 * up.
 */
public final class CredentialHolders {

    private final CredentialLookup credentials;
    private final BearerTokens bearers;

    CredentialHolders(CredentialLookup credentials, BearerTokens bearers) {
        this.credentials = credentials;
        this.bearers = bearers;
    }

    /** Its holder; empty where it is worth nothing, or its user has left. */
    public Mono<UserId> of(String credential) {
        return isSigned(credential) ? bearers.holderOf(credential) : credentials.holderOf(credential);
    }

    /** Whether it can be a signed token at all: no other credential has a dot. */
    static boolean isSigned(String credential) {
        return credential.indexOf('.') >= 0;
    }
}
