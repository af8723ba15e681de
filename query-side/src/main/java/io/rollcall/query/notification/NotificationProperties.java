// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streams of notifications are kept.
 *
 * @param heartbeat how often each of them gives a sign of life, and what its caller was let in by is looked at again
 *     (default 15 s)
 * @param stall how long a client may take nothing, signs of life included, before its connection is broken off (default
 *     60 s)
 * @param streamsPerUser how many streams one user may have at this process (default 10), sockets that ask for
 *     notifications among them; further ones are refused with 429
 */
@ConfigurationProperties("rollcall.notifications")
record NotificationProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("60s") Duration stall,
        @DefaultValue("10") int streamsPerUser) {

    NotificationProperties {
        if (!heartbeat.isPositive() || stall.compareTo(heartbeat) <= 0 || streamsPerUser < 1) {
            throw new IllegalArgumentException("rollcall.notifications.* are above 0, and stall is above heartbeat");
        }
    }
}
