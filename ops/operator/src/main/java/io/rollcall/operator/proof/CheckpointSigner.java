// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.Hash;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.SignedNote;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Signs the tree as it grows: after some events, or some time. Where there is no key nothing is signed. */
final class CheckpointSigner {

    private static final Duration TIDYING = Duration.ofMinutes(10);

    private final CheckpointTable checkpoints;
    private final LogKeys keys;
    private final ProofProperties properties;
    private final Clock clock;
    private long signed = -1;
    private long signedAt;
    private long tidiedAt = System.nanoTime();

    CheckpointSigner(CheckpointTable checkpoints, LogKeys keys, ProofProperties properties, Clock clock) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** What is known of the last checkpoint may not be so any more. */
    void forget() {
        signed = -1;
    }

    /**
     * Signs, if that is due.
     *
     * @param root of the tree in this state
     */
    void signIfDue(TreeState tree, Supplier<Hash> root) {
        if (signed < 0) {
            signed = checkpoints.newest().map(CheckpointTable.Kept::size).orElse(0L);
            signedAt = System.nanoTime() - properties.interval().toNanos();
        }
        var isLate = System.nanoTime() - signedAt >= properties.interval().toNanos();
        if (tree.size() > signed && (isLate || tree.size() - signed >= properties.events())) {
            sign(tree, root.get());
        }
    }

    private void sign(TreeState tree, Hash root) {
        var origin = tree.origin(properties.origin());
        var signers = keys.signers(origin);
        if (signers.isEmpty()) {
            return;
        }
        var checkpoint = new Checkpoint(origin, tree.size(), root);
        var note = SignedNote.sign(checkpoint.text(), signers, clock.instant());
        checkpoints.keep(tree.size(), note.encode());
        signed = tree.size();
        signedAt = System.nanoTime();
        tidy();
    }

    private void tidy() {
        if (System.nanoTime() - tidiedAt > TIDYING.toNanos()) {
            checkpoints.thin();
            tidiedAt = System.nanoTime();
        }
    }
}
