// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.ProofRefused;
import java.util.HashMap;
import java.util.Map;

/** Tiles, each read once. */
final class TileCache {

    private final TileSource source;
    private final MerkleHash merkle;
    private final Map<TileId, TileNodes> tiles = new HashMap<>();

    TileCache(TileSource source, MerkleHash merkle) {
        this.source = source;
        this.merkle = merkle;
    }

    /** The tile's hashes, and what is made of them. */
    TileNodes nodes(TileId id) throws ProofRefused {
        var known = tiles.get(id);
        if (known != null) {
            return known;
        }
        var read = source.read(id);
        if (read.length < id.bytes()) {
            throw ProofRefused.malformed("The tile " + id.path() + " has " + read.length + " bytes");
        }
        var nodes = new TileNodes(read, merkle);
        tiles.put(id, nodes);
        return nodes;
    }
}
