// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.rollcall.log.subscription.CaughtUp;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service while doors may not answer. */
record CaughtUpHealthIndicator(CaughtUp caughtUp) implements HealthIndicator {

    @Override
    public Health health() {
        var look = caughtUp.look();
        return (look.isSo() ? Health.up() : Health.outOfService())
                .withDetail("rebuilding", look.rebuilding())
                .withDetail("standingStill", look.standing())
                .build();
    }
}
