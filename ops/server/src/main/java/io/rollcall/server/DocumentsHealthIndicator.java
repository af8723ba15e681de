// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.projection.shared.ReadModels;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down for an hour after a document was not believed, which somebody else than Rollcall had written: a user that is
 * named by it is not let in, all others are. And down while documents are parked, which could not be folded or written:
 * each stays as it was until an operator has it tried again, evicts the event, or has it rebuilt; all others go on.
 */
@Component("documents")
final class DocumentsHealthIndicator implements HealthIndicator {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final ReadModels models;

    DocumentsHealthIndicator(ReadModels models) {
        this.models = models;
    }

    @Override
    public Health health() {
        var forged = models.withForgeries(REMEMBERED);
        var parked = models.parked();
        var health = forged.isEmpty() && parked.isEmpty() ? Health.up() : Health.down();
        if (!forged.isEmpty()) {
            health.withDetail("notBelieved", forged);
        }
        if (!parked.isEmpty()) {
            health.withDetail("parked", parked);
        }
        return health.build();
    }
}
