// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.privacy.SigningKeys;
import java.time.Clock;

/**
 * Has the keys that sign tokens renewed when they have lived for as long as they may, and hears of others' renewals.
 */
final class SigningKeyRenewal {

    private final SigningKeys keys;
    private final CredentialProperties lifetimes;
    private final Clock clock;

    SigningKeyRenewal(SigningKeys keys, CredentialProperties lifetimes, Clock clock) {
        this.keys = keys;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    void renew() {
        keys.renew(clock.instant(), lifetimes.signingKeyLifetime(), lifetimes.refreshLifetime());
    }
}
