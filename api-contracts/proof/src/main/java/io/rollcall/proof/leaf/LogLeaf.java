// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.MerkleHash;
import java.time.Instant;
import java.util.UUID;

/**
 * What the tree has of an event, at the index {@code position - 1}. The module's README says what its bytes are.
 *
 * @param incarnation of the log
 * @param position in the log, from 1
 * @param version of the aggregate after it, from 0
 * @param recordedAt in whole microseconds, as PostgreSQL keeps it
 * @param id of the event
 * @param aggregate at most {@link #MAX_TEXT} bytes of UTF-8, as each of the texts
 * @param payload SHA-256 of its stored bytes
 * @param metadata SHA-256 of its stored bytes
 */
public record LogLeaf(
        UUID incarnation,
        long position,
        long version,
        Instant recordedAt,
        UUID id,
        String aggregate,
        String aggregateType,
        String type,
        String revision,
        Hash payload,
        Hash metadata) {

    /** How many bytes of UTF-8 each of its texts has at most. */
    public static final int MAX_TEXT = 200;

    /** How many bytes a leaf has at most. */
    public static final int MAX_BYTES = LeafCodec.FIXED + 4 * (1 + MAX_TEXT);

    /** @throws IllegalArgumentException where something is not in its range: no row of the log is so */
    public LogLeaf {
        LeafCodec.check(position >= 1, "A position is at least 1");
        LeafCodec.check(version >= 0, "A version is at least 0");
        LeafCodec.micros(recordedAt);
        LeafCodec.text(aggregate);
        LeafCodec.text(aggregateType);
        LeafCodec.text(type);
        LeafCodec.text(revision);
    }

    /** Where it is in the tree. */
    public long index() {
        return position - 1;
    }

    /** Its bytes: the same for the same leaf, and of no other. */
    public byte[] encode() {
        return LeafCodec.encode(this);
    }

    /** Its hash in the tree. */
    public Hash hash() {
        return new MerkleHash().leaf(encode());
    }

    /** The leaf by its bytes. */
    public static LogLeaf decode(byte[] bytes) throws ProofRefused {
        return LeafCodec.decode(bytes);
    }
}
