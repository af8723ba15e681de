// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a subscription has written what it makes, and under which claim.
 *
 * @param claim a fencing token: a new one each time that a process begins to follow; {@code null} where a process of an
 *     earlier version has written it
 */
public record ClaimedCheckpoint(
        Checkpoint checkpoint, @Nullable UUID claim) {

    /** The position up to which all is done. */
    public long position() {
        return checkpoint.position();
    }

    /** The history that the position is one of. */
    public UUID incarnation() {
        return checkpoint.incarnation();
    }

    /** The same claim, further on. */
    public ClaimedCheckpoint at(Checkpoint reached) {
        return new ClaimedCheckpoint(reached, claim);
    }

    /** The same place under another claim. */
    public ClaimedCheckpoint claimedBy(UUID next) {
        return new ClaimedCheckpoint(checkpoint, next);
    }

    /** Whether this is what may have become of an earlier one while nobody else has begun. */
    public boolean goesOnFrom(ClaimedCheckpoint earlier) {
        return Objects.equals(claim, earlier.claim) && isNoOlderThan(earlier);
    }

    /** Whether this is what may have become of an earlier one, whichever owner has gone on from there. */
    public boolean isNoOlderThan(ClaimedCheckpoint earlier) {
        return incarnation().equals(earlier.incarnation()) && position() >= earlier.position();
    }
}
