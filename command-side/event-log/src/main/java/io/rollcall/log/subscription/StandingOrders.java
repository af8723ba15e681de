// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.Set;

/** What operators have ordered of subscriptions: it stands, in every process, until it is taken back. */
public interface StandingOrders {

    /** Nothing is ordered. */
    StandingOrders NONE = new StandingOrders() {
        @Override
        public boolean isPaused(String subscription) {
            return false;
        }

        @Override
        public boolean isSkipped(String subscription, long position) {
            return false;
        }
    };

    /** Whether it is to stand still; half a second old at most where PostgreSQL answers, which may be asked. */
    boolean isPaused(String subscription);

    /** Whether it is to pass over the event at a position, as far as is known since the last look. Asks nobody. */
    boolean isSkipped(String subscription, long position);

    /** All that it is to pass over; as old as {@link #isPaused} at most. */
    default Set<Long> skipped(String subscription) {
        return Set.of();
    }

    /** It has passed over that event. Asks nobody, and never fails. */
    default void passed(String subscription, long position) {}
}
