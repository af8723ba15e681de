// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.log;

import java.util.Optional;

/** What the log says of its own past, so that a follower can tell whether it still follows the same one. */
public interface LogHistory {

    /** The highest position known to this process to be committed; 0 while the log is empty. */
    long head();

    /** The checkpoint at a position; empty when the log does not reach that far. */
    Optional<Checkpoint> checkpointAt(long position);

    /** Whether this log holds the history that the checkpoint was taken from. */
    default boolean holds(Checkpoint checkpoint) {
        return checkpointAt(checkpoint.position()).filter(checkpoint::equals).isPresent();
    }
}
