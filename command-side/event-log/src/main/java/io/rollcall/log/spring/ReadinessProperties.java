// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When this process is ready.
 *
 * @param patience how long a read model that is not whole may stay where it is before the others are served without it
 *     (default 30 s): longer than its largest batch takes
 */
@ConfigurationProperties("rollcall.readiness")
record ReadinessProperties(@DefaultValue("30s") Duration patience) {

    ReadinessProperties {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("rollcall.readiness.patience is above 0");
        }
    }
}
