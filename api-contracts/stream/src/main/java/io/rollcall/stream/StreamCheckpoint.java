// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream is written: what its writer goes on from.
 *
 * @param checkpoint the place in the log of the last event that is told; position 0 before the first
 * @param source by which its events say where they come from; {@code null}: by the log's incarnation
 * @param tree over all its records; {@code null} where a version that knew of none has begun it
 */
public record StreamCheckpoint(
        Checkpoint checkpoint,
        @Nullable UUID source,
        @Nullable Tree tree) {

    /**
     * The least that has to be kept of a tree for it to grow.
     *
     * @param size so many records
     * @param subtrees the full ones, the largest first, in base64
     */
    public record Tree(long size, List<String> subtrees) {

        public Tree {
            subtrees = List.copyOf(subtrees);
        }
    }

    /** That of a stream that has told nothing yet of a log. */
    public static StreamCheckpoint beginning(Checkpoint log) {
        return new StreamCheckpoint(log, null, new Tree(0, List.of()));
    }

    /** What its events say where they come from by. */
    public UUID origin() {
        return source == null ? checkpoint.incarnation() : source;
    }
}
