// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a password may be guessed (NIST SP 800-63B-4, section 3.2.2).
 *
 * @param pausesFrom how many wrong ones in a row bring the first pause, of a second; default 5; each further one
 *     doubles it
 * @param longestPause the longest of these; default 15 minutes
 * @param longestPauseOfKnown the longest for a client that has signed in to the account before; default 30 seconds
 * @param most how many wrong ones in a row are looked at: after them only clients that have signed in before come in,
 *     or a user that resets the password; default 100
 * @param clients how many clients of an account are remembered, the latest; default 16
 * @param clientsFor how long after it signed in for the last time; default 180 days
 * @param remembered how long wrong ones count; default 30 days
 */
@ConfigurationProperties("rollcall.credential.guessing")
public record GuessingProperties(
        @DefaultValue("5") int pausesFrom,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("30s") Duration longestPauseOfKnown,
        @DefaultValue("100") int most,
        @DefaultValue("16") int clients,
        @DefaultValue("180d") Duration clientsFor,
        @DefaultValue("30d") Duration remembered) {

    public GuessingProperties {
        if (pausesFrom < 1 || most < pausesFrom || clients < 1) {
            throw new IllegalArgumentException("rollcall.credential.guessing: pauses begin at one or more, and before"
                    + " the most; a client or more is remembered");
        }
    }
}
