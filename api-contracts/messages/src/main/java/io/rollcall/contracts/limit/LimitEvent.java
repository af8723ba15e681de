// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What has happened to a limit. */
public sealed interface LimitEvent extends Event {

    /**
     * Budgets of one kind were used up, so that requests are refused. A process records this at most once a minute for
     * each cost and dimension, and once for a budget until it is full again; not for each refusal.
     *
     * @param cost such as {@code wrong-code}
     * @param dimension such as {@code address}; the clients or users of the budgets are recorded nowhere
     * @param closings the number of budgets since the last such event
     * @param recordOnly whether no request is refused, only counted ({@code rollcall.limits.mode=record})
     * @param closedAt when the last of them was used up, by the system's clock
     */
    @EventName("limit.closed")
    @Revision("1")
    record LimitClosed(String cost, String dimension, long closings, boolean recordOnly, Instant closedAt)
            implements LimitEvent {}
}
