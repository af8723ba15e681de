// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The events of the log once more, from anywhere in it: for a reader that no subscription waits for. */
@FunctionalInterface
public interface PastEvents {

    /**
     * What is read in the place of up to so many events after a position, in order and without a gap; empty where the
     * log ends there. What this process cannot read is an {@link io.rollcall.log.codec.Opaque}.
     *
     * @throws io.rollcall.log.append.LogUnavailable where PostgreSQL does not answer
     */
    List<TrackedEventMessage<?>> after(long position, int most);
}
