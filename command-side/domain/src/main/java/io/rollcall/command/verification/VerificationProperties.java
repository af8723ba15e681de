// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a phone number is proven (BEHAVIOURS.md, decisions 1 and 19).
 *
 * @param codeLifetime how long a code is good; default 5 minutes
 * @param limit how many codes sent and wrong codes entered a number has in one window; default 5
 * @param window how long a window lasts from its first attempt; default 5 minutes
 * @param unclaimedLifetime how long after its last code a number is remembered that nobody has claimed and no address
 *     book holds; default a day
 * @param strangersLimit how many codes sent and wrong codes entered there are in a window before clients that the
 *     number does not know are sent none; default 15: each client has {@code limit} of them
 * @param wrongCodes how many wrong codes a number takes in a day; default 20. From there on each leads to a pause,
 *     twice as long as the one before, until somebody enters a right one
 * @param firstPause of those; default a minute
 * @param longestPause of those; default 30 days
 * @param knownFor how long a client's network is known to a number that was proven from there; default 60 days
 * @param forgetting how often numbers are looked for that are to be forgotten; default every minute
 */
@ConfigurationProperties("rollcall.verification")
public record VerificationProperties(
        @DefaultValue("5m") Duration codeLifetime,
        @DefaultValue("5") int limit,
        @DefaultValue("5m") Duration window,
        @DefaultValue("24h") Duration unclaimedLifetime,
        @DefaultValue("1m") Duration forgetting,
        @DefaultValue("15") int strangersLimit,
        @DefaultValue("20") int wrongCodes,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("30d") Duration longestPause,
        @DefaultValue("60d") Duration knownFor) {}
