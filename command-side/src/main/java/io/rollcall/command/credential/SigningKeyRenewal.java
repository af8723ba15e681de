// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.privacy.SigningKeys;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Has the keys that sign tokens renewed when they have lived for as long as they may, and hears of others' renewals.
 */
final class SigningKeyRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyRenewal.class);

    private final SigningKeys keys;
    private final CredentialProperties lifetimes;
    private final Clock clock;

    SigningKeyRenewal(SigningKeys keys, CredentialProperties lifetimes, Clock clock) {
        this.keys = keys;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void renew() {
        try {
            keys.renew(clock.instant(), lifetimes.signingKeyLifetime(), lifetimes.refreshLifetime());
        } catch (RuntimeException e) {
            LOG.warn("The keys that sign tokens cannot be renewed just now: {}", e.getMessage());
        }
    }
}
