// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.cli.stream.SignedCheckpoint;
import io.rollcall.cli.stream.SignedPart;
import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.tree.CompactRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a part of a folder says of itself: enough to go on behind it, and to see whether all of it is there.
 *
 * @param topic of which it is a part
 * @param first position of the log that it goes from
 * @param last and up to: that of its checkpoint
 * @param records that it has
 * @param subtrees the full ones of the tree over all records up to here, the largest first, in base64
 * @param offsets for each partition of the topic, behind the last record up to here
 * @param tables its files, by family
 */
record KeptPart(
        String topic,
        long first,
        long last,
        long records,
        List<String> subtrees,
        Map<Integer, Long> offsets,
        Map<String, Table> tables) {

    KeptPart {
        subtrees = List.copyOf(subtrees);
        offsets = Map.copyOf(offsets);
        tables = Map.copyOf(tables);
    }

    /** A file. */
    record Table(long rows, long bytes) {}

    /**
     * Where to go on from.
     *
     * @param note the checkpoint that lies beside it
     * @throws ProofRefused where they are not of one another, of another topic, or not by these keys
     */
    SignedPart signed(byte[] note, List<NoteVerifier> keys) throws ProofRefused {
        var checkpoint = SignedCheckpoint.of(note, topic, keys);
        var full = new ArrayList<Hash>();
        for (var subtree : subtrees) {
            full.add(Hash.parse(subtree));
        }
        try {
            return new SignedPart(checkpoint, new CompactRange(checkpoint.size(), full));
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(
                    "What the folder says of the records up to position " + last + " is not what its checkpoint says");
        }
    }
}
