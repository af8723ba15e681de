// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What has happened to a limit. */
public sealed interface LimitEvent extends Event {

    /**
     * Budgets of one kind were used up, so that requests are refused. Told at most once a minute by a process for each
     * cost and dimension, and once for a budget in the time that it takes to fill again: not for each refusal.
     *
     * @param cost such as {@code wrong-code}
     * @param dimension such as {@code address}; whose budgets they were is recorded nowhere
     * @param closings how many budgets this tells of, since it was told before
     * @param recordOnly whether nothing is refused by it ({@code rollcall.limits.mode=record})
     * @param closedAt of the last of them, by the system's clock
     */
    @EventName("limit.closed")
    @Revision("1")
    record LimitClosed(String cost, String dimension, long closings, boolean recordOnly, Instant closedAt)
            implements LimitEvent {}
}
