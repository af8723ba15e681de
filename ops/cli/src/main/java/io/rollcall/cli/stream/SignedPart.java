// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import io.rollcall.proof.tree.CompactRange;

/**
 * The records of a source from its first one to a checkpoint, which they were held to.
 *
 * @param tree over them, of this part alone
 */
public record SignedPart(SignedCheckpoint checkpoint, CompactRange tree) {

    /** @throws IllegalArgumentException where the tree is not the signed one */
    public SignedPart {
        if (tree.size() != checkpoint.size()
                || !tree.root().equals(checkpoint.checkpoint().root())) {
            throw new IllegalArgumentException("The tree is not that of the checkpoint");
        }
    }
}
