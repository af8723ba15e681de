// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Checkpoint;
import io.rollcall.contracts.log.LogHistory;
import java.util.Optional;

/** A log of which only the head matters. */
final class FixedLog implements LogHistory {

    volatile long head;

    FixedLog(long head) {
        this.head = head;
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public Optional<Checkpoint> checkpointAt(long position) {
        return Optional.empty();
    }
}
