// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.projection.shared.ParkedDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is parked, as operators see it.
 *
 * @param id the read model and the document's id, with a colon between them
 * @param document its id
 * @param position of the event that could not be taken
 * @param type of that event
 * @param waiting how many later events of the document wait behind it
 * @param parkedAt {@code null} where an earlier version has parked it
 * @param triedAt when it was tried last; {@code null} as before
 */
record ParkedRow(
        String id,
        String subscription,
        String document,
        long position,
        String type,
        long waiting,
        int attempts,
        String error,
        @Nullable Instant parkedAt,
        @Nullable Instant triedAt) {

    /** @param id under which operators see it */
    static ParkedRow of(ParkedDocument parked, ParkedId id) {
        return new ParkedRow(
                id.text(),
                parked.readModel(),
                id.key(),
                parked.position(),
                parked.event(),
                parked.later(),
                parked.attempts(),
                parked.error(),
                parked.since(),
                parked.tried());
    }
}
