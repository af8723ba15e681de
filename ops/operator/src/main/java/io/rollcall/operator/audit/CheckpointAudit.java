// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TiledTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Holds the tree to what was signed of it: each checkpoint has the root that the tiles have at its size. */
final class CheckpointAudit {

    private static final int PAGE = 500;
    private static final int MOST_TILES = 512;

    private final TileTable tiles;
    private final String origin;
    private final LongSupplier log;
    private final Findings findings;
    private final Map<TileId, byte[]> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileId, byte[]> eldest) {
            return size() > MOST_TILES;
        }
    };
    private long sealed;
    private long head;
    private long good;
    private int checked;

    /**
     * An audit of a log.
     *
     * @param origin its name
     * @param log where it ends at the time, for it may grow, and be signed, meanwhile
     */
    CheckpointAudit(TileTable tiles, String origin, LongSupplier log, Findings findings) {
        this.tiles = tiles;
        this.origin = origin;
        this.log = log;
        this.findings = findings;
    }

    /** How many checkpoints were looked at. */
    int checked() {
        return checked;
    }

    /** All that are kept here. */
    void checkKept(CheckpointTable checkpoints, List<NoteVerifier> keys) {
        for (long size = 0; ; ) {
            var page = checkpoints.after(size, PAGE);
            for (var kept : page) {
                check(kept.note(), kept.size(), keys, "The checkpoint that is kept of size " + kept.size());
            }
            if (page.size() < PAGE) {
                return;
            }
            size = page.getLast().size();
        }
    }

    /** One that was kept outside; nobody here could have changed it. */
    void checkGiven(String note, List<NoteVerifier> keys) {
        good = 0;
        check(note, -1, keys, "The checkpoint from outside");
    }

    private void check(String note, long size, List<NoteVerifier> keys, String what) {
        checked++;
        try {
            var signed = SignedNote.parse(note);
            var checkpoint = Checkpoint.parse(signed.text());
            if (!checkpoint.origin().equals(origin)) {
                add(checkpoint.size(), what + " is of another log.");
            } else if (size >= 0 && checkpoint.size() != size) {
                add(size, what + " is of another size.");
            } else {
                var isOfOurs = isOfOurs(signed, keys);
                if (size < 0 && !isOfOurs) {
                    add(checkpoint.size(), what + " is signed by none of the keys.");
                }
                compare(checkpoint, what);
            }
        } catch (ProofRefused e) {
            add(Math.max(size, 0), what + " is not good: " + e.getMessage() + ".");
        }
    }

    /** Keys that are not configured any more say nothing; a signature in the name of one that is has to be its own. */
    private boolean isOfOurs(SignedNote signed, List<NoteVerifier> keys) throws ProofRefused {
        return !keys.isEmpty()
                && !signed.verify(keys).isEmpty()
                && TrustPolicy.of(keys).verify(signed) != null;
    }

    private void compare(Checkpoint checkpoint, String what) throws ProofRefused {
        if (checkpoint.size() > sealed) { // each of them is ahead of the one before it
            sealed = tiles.state().size();
            head = log.getAsLong();
        }
        if (checkpoint.size() > head) {
            findings.add(AuditFinding.at(
                    head + 1,
                    "%s has %d events, and the log ends at position %d: its end was cut."
                            .formatted(what, checkpoint.size(), head)));
        } else if (checkpoint.size() > sealed) {
            findings.add(new AuditFinding(sealed + 1, checkpoint.size(), what + " is ahead of the tree."));
        } else if (!new TiledTree(checkpoint.size(), this::tile).root().equals(checkpoint.root())) {
            add(checkpoint.size(), what + " has another root than the tree at its size.");
        } else {
            good = checkpoint.size();
        }
    }

    private byte[] tile(TileId id) throws ProofRefused {
        var before = known.get(id);
        if (before != null) {
            return before;
        }
        var read = tiles.read(id);
        known.put(id, read);
        return read;
    }

    private void add(long size, String what) {
        findings.add(new AuditFinding(Math.min(good, size) + 1, Math.max(size, 1), what));
    }
}
