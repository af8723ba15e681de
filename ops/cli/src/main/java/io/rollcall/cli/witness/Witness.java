// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSignature;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.tree.ConsistencyProof;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.proof.witness.AddCheckpoint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Cosigns the checkpoints of some logs, each only if it begins with the one before. Of one size of a log it never
 * cosigns two roots, however many ask at the same time, and whatever kills it. Safe for use by several threads.
 */
public final class Witness {

    private final WitnessState state;
    private final List<NoteVerifier> logs;
    private final List<NoteSigner> keys;
    private final InstantSource clock;

    /**
     * A witness.
     *
     * @param logs the keys of the logs that it cosigns for, each named by its origin
     * @param keys that it signs with, each once
     */
    public Witness(WitnessState state, List<NoteVerifier> logs, List<NoteSigner> keys, InstantSource clock) {
        this.state = state;
        this.logs = List.copyOf(logs);
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** What a log gets. */
    public sealed interface Outcome {

        /** These lines are its to put below its checkpoint. */
        record Cosigned(List<NoteSignature> signatures) implements Outcome {}

        /** It is to prove that its tree begins with one of this size. */
        record OtherSize(long size) implements Outcome {}

        /** Nothing, for this reason. */
        record Refused(Why why, String message) implements Outcome {}
    }

    /** Why nothing was cosigned. */
    public enum Why {
        /** The request or its checkpoint is not one. */
        MALFORMED,
        /** The log is none of those that the witness knows. */
        UNKNOWN_LOG,
        /** No key of the log has signed it. */
        NOT_SIGNED,
        /** The tree does not begin with the one before. */
        INCONSISTENT
    }

    /**
     * Cosigns, if it is to be.
     *
     * @throws IOException where what was cosigned could not be kept: then nothing is
     * @throws ProofRefused where what was kept is damaged
     */
    public Outcome add(AddCheckpoint request) throws IOException, ProofRefused {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(request.note().text());
        } catch (ProofRefused e) {
            return refused(Why.MALFORMED, String.valueOf(e.getMessage()));
        }
        var trusted = logs.stream()
                .filter(log -> log.name().equals(checkpoint.origin()))
                .toList();
        if (trusted.isEmpty()) {
            return refused(Why.UNKNOWN_LOG, "This witness does not know that log");
        }
        if (!isSigned(request, trusted)) {
            return refused(Why.NOT_SIGNED, "No key of the log has signed the checkpoint, or not this one");
        }
        return request.oldSize() > checkpoint.size()
                ? refused(Why.MALFORMED, "The old size is larger than the new one")
                : state.inTurn(() -> cosigned(request, checkpoint));
    }

    /** What was cosigned last of a log. */
    public Optional<Checkpoint> last(String origin) throws IOException, ProofRefused {
        return state.inTurn(() -> state.last(origin));
    }

    private static boolean isSigned(AddCheckpoint request, List<NoteVerifier> trusted) {
        try {
            return !request.note().verify(trusted).isEmpty();
        } catch (ProofRefused e) {
            return false;
        }
    }

    private Outcome cosigned(AddCheckpoint request, Checkpoint checkpoint) throws IOException, ProofRefused {
        var last = state.last(checkpoint.origin());
        var size = last.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() != size) {
            return new Outcome.OtherSize(size);
        }
        var root = last.map(Checkpoint::root).orElse(MerkleHash.EMPTY);
        if (!isConsistent(request, root, checkpoint)) {
            return refused(Why.INCONSISTENT, "The tree does not begin with the one of size " + size);
        }
        if (last.isEmpty() || checkpoint.size() > size) {
            state.keep(checkpoint);
        }
        var now = clock.instant();
        return new Outcome.Cosigned(
                keys.stream().map(key -> key.sign(request.note().text(), now)).toList());
    }

    private static boolean isConsistent(AddCheckpoint request, Hash root, Checkpoint checkpoint) {
        try {
            new ConsistencyProof(request.oldSize(), checkpoint.size(), request.proof()).verify(root, checkpoint.root());
            return true;
        } catch (ProofRefused e) {
            return false;
        }
    }

    private static Outcome refused(Why why, String message) {
        return new Outcome.Refused(why, message);
    }
}
