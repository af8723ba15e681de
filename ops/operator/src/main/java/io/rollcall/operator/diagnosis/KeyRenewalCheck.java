// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.privacy.KeyRing;
import io.rollcall.privacy.KeyRing.Purpose;
import io.rollcall.privacy.PrivacyProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the keys are renewed, before which the ring should be backed up and after which again; and whether that is late:
 * each process looks once an hour.
 */
final class KeyRenewalCheck implements Check {

    private static final Duration NEAR = Duration.ofDays(1);
    private static final Duration LATE = Duration.ofHours(2);

    private final KeyRing ring;
    private final Duration lifetime;
    private final Path file;
    private final Clock clock;

    KeyRenewalCheck(KeyRing ring, PrivacyProperties properties, Clock clock) {
        this.ring = ring;
        this.lifetime = properties.renewal();
        this.file = properties.keyRing().toAbsolutePath();
        this.clock = clock;
    }

    @Override
    public Cause cause() {
        return Cause.KEY_RENEWAL;
    }

    @Override
    public List<Finding> look() {
        ring.reload();
        return findings(ring.madeAt(Purpose.WRAPPING).plus(lifetime), clock.instant()).stream()
                .map(it -> it.next("ls -l '" + file + "'"))
                .toList();
    }

    static List<Finding> findings(Instant due, Instant now) {
        if (now.isAfter(due.plus(LATE))) {
            return List.of(
                    Finding.look(Cause.KEY_RENEWAL, "The keys should have been renewed, and are not: see the log.")
                            .since(due));
        }
        return now.isAfter(due.minus(NEAR))
                ? List.of(Finding.note(
                        Cause.KEY_RENEWAL, "The keys are renewed at " + due + ": back up the ring after that."))
                : List.of();
    }
}
