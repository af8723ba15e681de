// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import io.rollcall.contracts.process.Heartbeat;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a loop of this process that must not end gives no sign of life; says which, and for how many seconds. */
@Component("loopsHealthIndicator")
final class LoopHealth implements HealthIndicator {

    @Override
    public Health health() {
        var late = Heartbeat.all().filter(Heartbeat::isLate).toList();
        var health = late.isEmpty() ? Health.up() : Health.down();
        late.forEach(loop -> health.withDetail(loop.name(), loop.silence().toSeconds()));
        return health.build();
    }
}
