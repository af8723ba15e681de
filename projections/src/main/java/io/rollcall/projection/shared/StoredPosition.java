// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a collection says of itself, in a document of its own: up to where it is written, and under whose claim.
 *
 * @param claim a fencing token: a new one each time that a process begins to follow; {@code null} where a process of an
 *     earlier version has written it
 */
record StoredPosition(Checkpoint checkpoint, @Nullable UUID claim) {

    static final String KEY = "@position";
    private static final String INCARNATION = "incarnation";
    private static final String HASH = "hash";
    private static final String CLAIM = "claim";

    static StoredPosition of(Document stored) {
        var claim = stored.getString(CLAIM);
        return new StoredPosition(
                new Checkpoint(
                        UUID.fromString(stored.getString(INCARNATION)),
                        stored.get(Draft.POSITION, Number.class).longValue(),
                        stored.getString(HASH)),
                claim == null ? null : UUID.fromString(claim));
    }

    long position() {
        return checkpoint.position();
    }

    UUID incarnation() {
        return checkpoint.incarnation();
    }

    StoredPosition at(Checkpoint reached) {
        return new StoredPosition(reached, claim);
    }

    /** The same place under another claim. */
    StoredPosition claimedBy(UUID next) {
        return new StoredPosition(checkpoint, next);
    }

    /** Whether this is what may have become of an earlier one while nobody else has begun. */
    boolean goesOnFrom(StoredPosition earlier) {
        return Objects.equals(claim, earlier.claim) && isNoOlderThan(earlier);
    }

    /** Whether this is what may have become of an earlier one, whoever has gone on from there. */
    boolean isNoOlderThan(StoredPosition earlier) {
        return incarnation().equals(earlier.incarnation()) && position() >= earlier.position();
    }

    Document toBson() {
        return filter().append(HASH, checkpoint.hash());
    }

    /** Exactly this one. */
    Document filter() {
        return new Document(Draft.ID, KEY)
                .append(INCARNATION, incarnation().toString())
                .append(Draft.POSITION, position())
                .append(CLAIM, claim == null ? null : claim.toString());
    }
}
