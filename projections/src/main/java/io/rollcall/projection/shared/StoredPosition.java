// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.ClaimedCheckpoint;
import java.util.UUID;
import org.bson.Document;

/** What a collection says of itself, in a document of its own: up to where it is written, and under which claim. */
final class StoredPosition {

    static final String KEY = "@position";
    private static final String INCARNATION = "incarnation";
    private static final String HASH = "hash";
    private static final String CLAIM = "claim";

    private StoredPosition() {}

    static ClaimedCheckpoint of(Document stored) {
        var claim = stored.getString(CLAIM);
        return new ClaimedCheckpoint(
                new Checkpoint(
                        UUID.fromString(stored.getString(INCARNATION)),
                        stored.get(DocumentState.POSITION, Number.class).longValue(),
                        stored.getString(HASH)),
                claim == null ? null : UUID.fromString(claim));
    }

    static Document toBson(ClaimedCheckpoint position) {
        return exactly(position).append(HASH, position.checkpoint().hash());
    }

    /** Finds this one and no other. */
    static Document exactly(ClaimedCheckpoint position) {
        var claim = position.claim();
        return new Document(DocumentState.ID, KEY)
                .append(INCARNATION, position.incarnation().toString())
                .append(DocumentState.POSITION, position.position())
                .append(CLAIM, claim == null ? null : claim.toString());
    }
}
