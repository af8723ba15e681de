// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is told of this server's health.
 *
 * @param details which clients are told more than a status, and the metrics: {@code loopback} (default),
 *     {@code everybody} or {@code nobody}
 */
@ConfigurationProperties("rollcall.health")
record HealthProperties(@DefaultValue("loopback") Details details) {

    enum Details {
        LOOPBACK,
        EVERYBODY,
        NOBODY
    }
}
