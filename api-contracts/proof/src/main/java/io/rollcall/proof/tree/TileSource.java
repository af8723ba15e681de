// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.ProofRefused;

/** Where tiles are kept: a table, a folder. What fails there for reasons of its own, it may throw unchecked. */
@FunctionalInterface
public interface TileSource {

    /**
     * The hashes of a tile, one behind the other.
     *
     * @return {@code tile.bytes()} bytes or more, of which the first are taken: a wider tile begins as a narrower one
     * @throws ProofRefused where there is no such tile
     */
    byte[] read(TileId tile) throws ProofRefused;
}
