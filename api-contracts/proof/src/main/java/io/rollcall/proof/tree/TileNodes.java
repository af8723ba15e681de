// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import org.jspecify.annotations.Nullable;

/** A tile's hashes and what is made of them below the next level, each made once. */
final class TileNodes {

    private final MerkleHash merkle;
    private final byte[] hashes;
    private final @Nullable Hash[][] nodes = new Hash[TileId.HEIGHT + 1][];

    TileNodes(byte[] hashes, MerkleHash merkle) {
        this.hashes = hashes;
        this.merkle = merkle;
        for (int height = 0; height <= TileId.HEIGHT; height++) {
            nodes[height] = new Hash[TileId.FULL >> height];
        }
    }

    byte[] hashes() {
        return hashes;
    }

    /** The root over 2<sup>height</sup> of the hashes. */
    Hash node(int height, int index) {
        var known = nodes[height][index];
        if (known != null) {
            return known;
        }
        var node = height == 0
                ? Hash.at(hashes, index * Hash.BYTES, Hash.BYTES)
                : merkle.node(node(height - 1, 2 * index), node(height - 1, 2 * index + 1));
        nodes[height][index] = node;
        return node;
    }
}
