// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.proof.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Signs what is told on a topic, by the keys of the log. */
public interface StreamSigner {

    /**
     * A topic with all its records in one tree.
     *
     * @param log its incarnation
     * @param source by which events say where they come from
     */
    record Told(UUID log, UUID source, String topic) {}

    /** A signed note. */
    record Note(String text, Instant signedAt) {}

    /** How old the newest checkpoint may be where there are newer records. */
    Duration interval();

    /** After so many records there is another one before that. */
    long records();

    /**
     * A signed checkpoint; empty where there is no key.
     *
     * @param size so many records
     * @param root of the tree over them
     * @param position of the log that they go up to
     */
    Optional<Note> sign(Told told, long size, Hash root, long position);
}
