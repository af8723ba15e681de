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
 * @param users how far the topic of users is filled; {@code null} where there is none, or a version that knew of none
 *     has written last: what it has told is missing there
 */
public record StreamCheckpoint(
        Checkpoint checkpoint,
        @Nullable UUID source,
        @Nullable Tree tree,
        @Nullable Users users) {

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

    /**
     * How far the topic of users is filled with those that were there before it was.
     *
     * @param topic the id that the broker has given it: another one is another topic, without anything
     * @param after the name in the log of the last subject that was looked at; empty before the first
     * @param isComplete whether it has all users by now
     */
    public record Users(String topic, String after, boolean isComplete) {

        /** None yet. */
        public static Users none(String topic) {
            return new Users(topic, "", false);
        }

        /** Looked at up to this one. */
        public Users reached(String subject) {
            return new Users(topic, subject, false);
        }

        /** All of them. */
        public Users all() {
            return new Users(topic, after, true);
        }
    }

    /** That of a stream that has told nothing yet of a log. */
    public static StreamCheckpoint beginning(Checkpoint log) {
        return new StreamCheckpoint(log, null, new Tree(0, List.of()), null);
    }

    /** What its events say where they come from by. */
    public UUID origin() {
        return source == null ? checkpoint.incarnation() : source;
    }
}
