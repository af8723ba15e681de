// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import java.time.Duration;

/** What came of a {@link Charge}. */
public sealed interface LimitDecision {

    /** It is taken from all its budgets. */
    record Granted() implements LimitDecision {}

    /**
     * It is taken from none.
     *
     * @param dimension the dimension of the budget that does not suffice
     * @param retryAfter when it will again, if nobody else takes from it
     */
    record Closed(Dimension dimension, Duration retryAfter) implements LimitDecision {

        /** The value of {@code Retry-After}: whole seconds, at least one. */
        public long retryAfterSeconds() {
            return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        }
    }
}
