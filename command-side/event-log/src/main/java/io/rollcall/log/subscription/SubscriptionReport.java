// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands, as its owner says.
 *
 * @param process the number of that process, by which its locks are known
 * @param owner what operators know it by: host and process id
 * @param rate events in a second, of late
 * @param error the last one, in words that hold nothing personal; {@code null} for none
 */
public record SubscriptionReport(
        String name,
        int process,
        String owner,
        long position,
        double rate,
        Condition condition,
        @Nullable String error) {

    /** What its owner knows of it by itself. */
    public enum Condition {
        /** It is near the end of the log. */
        LIVE,
        /** It is far from there. */
        CATCHING_UP,
        /** It stands still, as ordered. */
        PAUSED,
        /** Only a newer version can go on with it. */
        WAITS_FOR_UPGRADE,
        /** It does not get on. */
        FAILED
    }
}
