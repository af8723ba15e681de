// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an e-mail address is confirmed. The mail server itself is {@code spring.mail.*}.
 *
 * @param from the sender of the mails; default {@code Rollcall <rollcall@localhost>}
 * @param codeLifetime how long a code is good; default an hour
 * @param limit how many codes a user gets in one window; default 10
 * @param window how long a window lasts from its first code; default an hour
 * @param wrongCodes after how many wrong ones a code is worth nothing; default 10
 * @param firstPause how long to wait before a mail that was not taken is tried again; default 2 seconds; twice as long
 *     each time
 * @param longestPause the longest of these; default 2 minutes
 * @param giveUpAfter how long a mail is tried; default half an hour
 * @param look how often mails that are due are looked for; default every second
 */
@ConfigurationProperties("rollcall.email")
public record EmailProperties(
        @DefaultValue("Rollcall <rollcall@localhost>") String from,
        @DefaultValue("1h") Duration codeLifetime,
        @DefaultValue("10") int limit,
        @DefaultValue("1h") Duration window,
        @DefaultValue("10") int wrongCodes,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("2m") Duration longestPause,
        @DefaultValue("30m") Duration giveUpAfter,
        @DefaultValue("1s") Duration look) {}
