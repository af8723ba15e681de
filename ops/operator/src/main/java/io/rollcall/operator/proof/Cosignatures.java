// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteSignature;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.util.List;

/** Puts what witnesses have signed below the checkpoint, and counts how many of them have. */
final class Cosignatures {

    private final CheckpointTable checkpoints;
    private final List<List<NoteVerifier>> witnesses;

    /** @param witnesses the keys of each */
    Cosignatures(CheckpointTable checkpoints, List<List<NoteVerifier>> witnesses) {
        this.checkpoints = checkpoints;
        this.witnesses = witnesses;
    }

    /**
     * Adds signatures that were verified. Others may be adding theirs.
     *
     * @param size of the tree; where its checkpoint has been thinned out meanwhile nothing is done
     */
    void add(long size, List<NoteSignature> signatures) throws ProofRefused {
        for (var kept = checkpoints.at(size); kept.isPresent(); kept = checkpoints.at(size)) {
            var before = SignedNote.parse(kept.get().note());
            var note = before.with(signatures.stream()
                    .filter(signature -> before.signatures().stream().noneMatch(it -> isOfOneKey(it, signature)))
                    .toList());
            if (checkpoints.replace(kept.get(), note.encode(), count(note))) {
                return;
            }
        }
    }

    /** One of each key is enough: a witness that is asked again signs again, with another time. */
    private static boolean isOfOneKey(NoteSignature one, NoteSignature other) {
        return one.keyId() == other.keyId() && one.name().equals(other.name());
    }

    private int count(SignedNote note) {
        return (int) witnesses.stream()
                .filter(keys ->
                        note.signatures().stream().anyMatch(it -> keys.stream().anyMatch(key -> key.isNamedBy(it))))
                .count();
    }
}
