// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How read models are built beside those that are read.
 *
 * @param share of one thread's time that all rebuilds and verifications together take, from 0.01 to 1; default 0.2
 * @param kept how long the generation before is kept up after a switch, so that it can be gone back to; ten seconds at
 *     least, default 1h
 */
@ConfigurationProperties("rollcall.ops.rebuild")
public record RebuildProperties(
        @DefaultValue("0.2") double share,
        @DefaultValue("1h") Duration kept) {

    private static final double LEAST_SHARE = 0.01;
    private static final Duration LEAST_KEPT = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException if a value is out of its bounds */
    public RebuildProperties {
        if (!(share >= LEAST_SHARE && share <= 1)) {
            throw new IllegalArgumentException("rollcall.ops.rebuild.share is from 0.01 to 1, not " + share);
        }
        if (kept.compareTo(LEAST_KEPT) < 0) {
            throw new IllegalArgumentException("rollcall.ops.rebuild.kept is 10s at least, not " + kept);
        }
    }
}
