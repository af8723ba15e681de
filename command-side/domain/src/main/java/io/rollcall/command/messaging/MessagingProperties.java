// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the sockets hold to (BEHAVIOURS.md, decision 18).
 *
 * @param maxFrame the largest message that a client may send (default 64 KB); a larger one closes its socket with 1009
 * @param framesPerSecond how many frames a client may send in a second, parts of messages and signs of life among them
 *     (default 500); more close its socket with 1008
 * @param framesPerMinute the same in a minute (default 5,000)
 * @param mostParts how many frames one message may come in (default 1,000); more close its socket with 1008
 * @param wholeWithin in what time a message that comes in several frames is complete (default 60 s); else its socket is
 *     closed with 1008
 * @param unread what may wait for a client that reads too slowly (default 1 MB); beyond it the socket is closed
 * @param socketsPerUser how many sockets of one user a process keeps (default 32); further ones are refused with 429
 * @param ping after what time a client is asked whether it is still there (default 20 s)
 * @param silence after what time without a sign of life a socket is closed (default 60 s)
 * @param lease how long a process counts as there after it has last said so (default 5 s)
 */
@ConfigurationProperties("rollcall.messaging")
public record MessagingProperties(
        @DefaultValue("64KB") DataSize maxFrame,
        @DefaultValue("500") int framesPerSecond,
        @DefaultValue("5000") int framesPerMinute,
        @DefaultValue("1000") int mostParts,
        @DefaultValue("60s") Duration wholeWithin,
        @DefaultValue("1MB") DataSize unread,
        @DefaultValue("32") int socketsPerUser,
        @DefaultValue("20s") Duration ping,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("5s") Duration lease) {

    public MessagingProperties {
        if (silence.compareTo(ping) <= 0) {
            throw new IllegalArgumentException("rollcall.messaging.silence is longer than rollcall.messaging.ping");
        }
        if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("rollcall.messaging.lease is at least 3 s: it is renewed every second");
        }
    }
}
