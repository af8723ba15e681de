// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the referral door knows its callers (BEHAVIOURS.md, decision 19).
 *
 * @param sessionLifetime how long a session is good, from when it was opened; default 14 days
 */
@ConfigurationProperties("rollcall.credential")
public record SessionProperties(@DefaultValue("14d") Duration sessionLifetime) {

    public SessionProperties {
        if (!sessionLifetime.isPositive()) {
            throw new IllegalArgumentException("rollcall.credential.session-lifetime is above 0");
        }
    }
}
