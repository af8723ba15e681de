// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which signatures make a checkpoint believed: that of one key of the log, and those of some witnesses.
 *
 * @param log the keys of the log, at least one, all named by its origin: old and new ones while they are rotated
 * @param witnesses the keys of witnesses, each name counted once
 * @param cosignatures of how many witnesses are wanted, from 0
 */
public record TrustPolicy(List<NoteVerifier> log, List<NoteVerifier> witnesses, int cosignatures) {

    /** @throws IllegalArgumentException where no checkpoint could ever be believed, or the log has two names */
    public TrustPolicy {
        log = List.copyOf(log);
        witnesses = List.copyOf(witnesses);
        if (log.stream().map(NoteVerifier::name).distinct().count() != 1) {
            throw new IllegalArgumentException("The keys of a log are at least one, and have one name");
        }
        var names = witnesses.stream().map(NoteVerifier::name).distinct().count();
        if (cosignatures < 0 || cosignatures > names) {
            throw new IllegalArgumentException("No more cosignatures can be wanted than there are witnesses");
        }
    }

    /** That of an auditor with the keys of the log alone. */
    public static TrustPolicy of(List<NoteVerifier> log) {
        return new TrustPolicy(log, List.of(), 0);
    }

    /**
     * What is believed.
     *
     * @param signatures the verified ones, of the log and of witnesses
     */
    public record Believed(Checkpoint checkpoint, List<SignedNote.Verified> signatures) {}

    /**
     * The checkpoint of a note.
     *
     * @throws ProofRefused where it is none, is of another log, or is not signed as wanted
     */
    public Believed verify(SignedNote note) throws ProofRefused {
        var checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(log.getFirst().name())) {
            throw new ProofRefused(Reason.OTHER_LOG, "The checkpoint is of another log than the key");
        }
        var byLog = note.verify(log);
        if (byLog.isEmpty()) {
            throw new ProofRefused(Reason.NOT_SIGNED, "No trusted key of the log has signed the checkpoint");
        }
        var byWitnesses = note.verify(witnesses);
        var count = byWitnesses.stream().map(by -> by.key().name()).distinct().count();
        if (count < cosignatures) {
            throw new ProofRefused(
                    Reason.TOO_FEW_COSIGNATURES, count + " of " + cosignatures + " witnesses have cosigned");
        }
        return new Believed(
                checkpoint, Stream.concat(byLog.stream(), byWitnesses.stream()).toList());
    }
}
