// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it is stored, what is personal still encrypted: what a proof of inclusion is of, and a line of an export.
 * The components are those of {@link LogLeaf}, and what that has the hashes of.
 *
 * @param payload the stored bytes; neither side changes them
 * @param metadata the stored bytes; neither side changes them
 */
public record RecordedEvent(
        UUID incarnation,
        long position,
        long version,
        Instant recordedAt,
        UUID id,
        String aggregate,
        String aggregateType,
        String type,
        String revision,
        byte[] payload,
        byte[] metadata) {

    /**
     * What the tree has of it.
     *
     * @throws IllegalArgumentException as {@link LogLeaf}'s constructor
     */
    public LogLeaf leaf() {
        return leaf(Hash.sha256(payload), Hash.sha256(metadata));
    }

    LogLeaf leaf(Hash ofPayload, Hash ofMetadata) {
        return new LogLeaf(
                incarnation,
                position,
                version,
                recordedAt,
                id,
                aggregate,
                aggregateType,
                type,
                revision,
                ofPayload,
                ofMetadata);
    }

    /** As one line of JSON without the line's end; the module's README says which. */
    public String toJson() {
        return RecordedEventJson.encode(this);
    }

    /** The event by its JSON. */
    public static RecordedEvent parse(String json) throws ProofRefused {
        return RecordedEventJson.decode(json);
    }
}
