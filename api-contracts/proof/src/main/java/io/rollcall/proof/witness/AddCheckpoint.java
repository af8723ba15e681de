// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.witness;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.note.SignedNote;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log sends to a witness: the body of {@code POST /add-checkpoint} (c2sp.org/tlog-witness).
 *
 * @param oldSize of the tree that the witness has cosigned before, from 0
 * @param proof that the new tree begins with that one: at most {@link #MOST_HASHES}
 * @param note the signed checkpoint of the new tree
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {

    /** How many hashes a proof has at most: no tree is higher. */
    public static final int MOST_HASHES = 63;

    /** How many bytes a body has at most. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + 4 * 1024;

    private static final String OLD = "old ";
    private static final String EMPTY_LINE = "\n\n";

    /** @throws IllegalArgumentException where no request can be so */
    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MOST_HASHES) {
            throw new IllegalArgumentException("A request has an old size from 0 on, and at most 63 hashes");
        }
    }

    /** The body. */
    public String encode() {
        var body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note.encode()).toString();
    }

    /** The request by its body. */
    public static AddCheckpoint parse(byte[] body) throws ProofRefused {
        if (body.length > MAX_BYTES) {
            throw ProofRefused.malformed("A request has at most " + MAX_BYTES + " bytes");
        }
        var text = StrictText.utf8(body);
        var end = text.indexOf(EMPTY_LINE);
        if (end < 0 || !text.startsWith(OLD)) {
            throw ProofRefused.malformed("A request begins with its old size and a proof, and an empty line");
        }
        var lines = text.substring(OLD.length(), end).split("\n", MOST_HASHES + 2);
        if (lines.length > MOST_HASHES + 1) {
            throw ProofRefused.malformed("A proof has at most " + MOST_HASHES + " hashes");
        }
        var proof = new ArrayList<Hash>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.parse(lines[i]));
        }
        return new AddCheckpoint(
                StrictText.decimal(lines[0]), proof, SignedNote.parse(text.substring(end + EMPTY_LINE.length())));
    }
}
