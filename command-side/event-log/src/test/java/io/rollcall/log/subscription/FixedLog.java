// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.Optional;

/** A log of which only the head matters. */
public final class FixedLog implements LogHistory {

    volatile long head;

    public FixedLog(long head) {
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
