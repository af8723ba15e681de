// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as operators see it.
 *
 * @param position up to which all that it does is done; as its owner said about a second ago
 * @param head of the log
 * @param rate events in a second, of late; {@code null} where nobody says
 * @param state live, catching-up, paused, rebuilding, parked, waits-for-upgrade or failed
 * @param owner the process that runs it, by its host and process id; {@code null} where none does
 * @param error what went wrong last, nothing personal; {@code null} for nothing
 */
public record SubscriptionView(
        String name,
        long position,
        long head,
        Lag lag,
        @Nullable Double rate,
        String state,
        @Nullable String owner,
        @Nullable String error) {

    /**
     * How far it is behind.
     *
     * @param events of the log that it has not passed, whether they concern it or not
     * @param seconds since the first of them was recorded; 0 where there is none; {@code null} where that is not known
     */
    public record Lag(long events, @Nullable Double seconds) {}
}
