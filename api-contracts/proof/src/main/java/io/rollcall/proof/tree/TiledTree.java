// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of some size, read by its tiles: each is asked for once. It believes them, so what it makes of them is to be
 * verified against a signed root. Not safe for use by several threads, and kept no longer than a question takes.
 */
public final class TiledTree {

    private final long size;
    private final TileCache tiles;
    private final Map<Long, Hash> edge = new HashMap<>();
    private final MerkleHash merkle = new MerkleHash();

    /** @param size the number of its leaves, from 0 */
    public TiledTree(long size, TileSource source) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no fewer leaves than none");
        }
        this.size = size;
        this.tiles = new TileCache(source, merkle);
    }

    /** The root of the tree. */
    public Hash root() throws ProofRefused {
        return size == 0 ? MerkleHash.EMPTY : range(0, size);
    }

    /** The hash of a leaf. */
    public Hash leaf(long index) throws ProofRefused {
        checkIndex(index);
        return subtree(0, index);
    }

    /**
     * That a leaf is in this tree.
     *
     * @param index of the leaf, from 0
     * @throws IllegalArgumentException where the tree has no such leaf
     */
    public InclusionProof inclusion(long index) throws ProofRefused {
        checkIndex(index);
        var path = new ArrayList<Hash>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * That this tree begins with a smaller one.
     *
     * @param from the smaller size, from 0
     * @throws IllegalArgumentException where it is larger
     */
    public ConsistencyProof consistency(long from) throws ProofRefused {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("A tree of " + size + " begins with none of " + from);
        }
        var path = new ArrayList<Hash>();
        if (from > 0 && from < size) {
            consistency(from, 0, size, true, path);
        }
        return new ConsistencyProof(from, size, path);
    }

    /** RFC 6962, section 2.1.1, of the leaves from {@code begin} to before {@code end}. */
    private void inclusion(long index, long begin, long end, List<Hash> path) throws ProofRefused {
        if (end - begin == 1) {
            return;
        }
        var middle = begin + split(end - begin);
        if (index < middle) {
            inclusion(index, begin, middle, path);
            path.add(range(middle, end));
        } else {
            inclusion(index, middle, end, path);
            path.add(range(begin, middle));
        }
    }

    /** RFC 6962, section 2.1.2. */
    private void consistency(long from, long begin, long end, boolean known, List<Hash> path) throws ProofRefused {
        if (from == end) {
            if (!known) {
                path.add(range(begin, end));
            }
            return;
        }
        var middle = begin + split(end - begin);
        if (from <= middle) {
            consistency(from, begin, middle, known, path);
            path.add(range(middle, end));
        } else {
            consistency(from, middle, end, false, path);
            path.add(range(begin, middle));
        }
    }

    /** The root over the leaves of a node: full subtrees, each smaller than the one before it, from the right. */
    private Hash range(long begin, long end) throws ProofRefused {
        var length = end - begin;
        if (Long.bitCount(length) == 1) {
            var height = Long.numberOfTrailingZeros(length);
            return subtree(height, begin >> height);
        }
        var known = edge.get(begin); // what is not a full subtree ends where the tree does
        if (known != null) {
            return known;
        }
        var middle = begin + split(length);
        var node = merkle.node(range(begin, middle), range(middle, end));
        edge.put(begin, node);
        return node;
    }

    /** The largest power of two below a length of at least 2. */
    static long split(long length) {
        return Long.highestOneBit(length - 1);
    }

    /** The root of a full subtree: a hash of a tile, or made of up to 128 of them. */
    private Hash subtree(int height, long index) throws ProofRefused {
        var level = Math.min(height / TileId.HEIGHT, TileId.HIGHEST);
        var inTile = height - level * TileId.HEIGHT;
        var tile = tiles.nodes(TileId.in(size, level, (index << inTile) / TileId.FULL));
        return tile.node(inTile, (int) (index % (TileId.FULL >> inTile)));
    }

    /** The roots of the full subtrees that the tree is made of, the largest first. */
    List<Hash> subtrees() throws ProofRefused {
        var roots = new ArrayList<Hash>();
        for (long begin = 0; begin < size; ) {
            var length = Long.highestOneBit(size - begin);
            roots.add(range(begin, begin + length));
            begin += length;
        }
        return roots;
    }

    /** A tile's hashes, one behind the other; those of a wider one may follow. */
    byte[] hashes(TileId id) throws ProofRefused {
        return tiles.nodes(id).hashes();
    }

    private void checkIndex(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " has no leaf " + index);
        }
    }
}
