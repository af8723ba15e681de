// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.TileSource;
import io.rollcall.proof.tree.TiledTree;

/** What was signed last: a tree that does not begin with it is not gone on with, and never signed. */
final class SignedTree {

    private final CheckpointTable checkpoints;

    SignedTree(CheckpointTable checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** @throws SealRefused where these tiles are not of the tree that was signed last */
    void requireSame(TileSource tiles) {
        var newest = checkpoints.newest();
        if (newest.isEmpty()) {
            return;
        }
        try {
            var signed = newest.get().checkpoint();
            if (!new TiledTree(signed.size(), tiles).root().equals(signed.root())) {
                throw new SealRefused(
                        "The tree is not the one that was signed at size " + signed.size() + ": see 'audit verify'.");
            }
        } catch (ProofRefused e) {
            throw new SealRefused("The tree that was signed cannot be read: " + e.getMessage());
        }
    }
}
