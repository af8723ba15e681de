// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The events of single aggregates once more, for a reader that follows the log. */
@FunctionalInterface
public interface AggregateEvents {

    /**
     * What an aggregate's events are read as, in order, up to a position of the log. What this process cannot read is
     * an {@link io.rollcall.log.codec.Opaque}.
     *
     * @throws io.rollcall.log.append.LogUnavailable where PostgreSQL does not answer
     */
    List<TrackedEventMessage<?>> ofAggregateUpTo(String aggregate, long position);
}
