// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.ProofRefused;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Tiles in memory, each under its level and index: a wider one takes the place of a narrower one. */
final class KeptTiles implements TileSource {

    private record Place(int level, long index) {}

    private final Map<Place, byte[]> tiles = new ConcurrentHashMap<>();

    /** Those of a tree of so many leaves, each of which is its index in decimal. */
    static KeptTiles of(int size) {
        var kept = new KeptTiles();
        var appender = new TreeAppender(kept::keep);
        IntStream.range(0, size).forEach(index -> appender.append(leaf(index)));
        appender.partials().forEach(kept::keep);
        return kept;
    }

    static byte[] leaf(int index) {
        return Integer.toString(index).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    void keep(Tile tile) {
        tiles.put(new Place(tile.id().level(), tile.id().index()), tile.hashes());
    }

    @Override
    public byte[] read(TileId tile) throws ProofRefused {
        var hashes = tiles.get(new Place(tile.level(), tile.index()));
        if (hashes == null) {
            throw ProofRefused.malformed("There is no tile " + tile.path());
        }
        return hashes;
    }
}
