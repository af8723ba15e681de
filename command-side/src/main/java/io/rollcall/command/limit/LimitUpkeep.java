// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes buckets that are full again, and tells of closings that were not told of at once; every minute. */
final class LimitUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(LimitUpkeep.class);

    private final PostgresBuckets buckets;
    private final Closings closings;

    LimitUpkeep(PostgresBuckets buckets, Closings closings) {
        this.buckets = buckets;
        this.closings = closings;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        closings.tell();
        try {
            buckets.removeExpired();
        } catch (BucketExecutionException e) {
            LOG.warn("Limits that are open again cannot be removed just now: {}", e.getMessage());
        }
    }
}
