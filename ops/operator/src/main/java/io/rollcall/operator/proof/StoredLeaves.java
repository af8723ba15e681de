// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.proof.leaf.RecordedEvent;
import java.util.UUID;

/** What leaves are made of. */
public final class StoredLeaves {

    private StoredLeaves() {}

    /**
     * An event as it is stored, encrypted where it is personal.
     *
     * @param incarnation of its log
     */
    public static RecordedEvent recorded(UUID incarnation, StoredEvent event) {
        var row = event.row();
        return new RecordedEvent(
                incarnation,
                event.position(),
                row.version(),
                event.recordedAt(),
                row.id(),
                row.aggregate(),
                row.aggregateType(),
                row.type(),
                row.revision(),
                row.payload(),
                row.metadata());
    }
}
