// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import java.util.List;

/**
 * That a leaf is in a tree (RFC 6962, section 2.1.1).
 *
 * @param index of the leaf, from 0
 * @param size of the tree, over the index
 * @param path the siblings on the way, from the leaf's to a child of the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " has no leaf " + index);
        }
        path = List.copyOf(path);
    }

    /**
     * Returns if the leaf is in the tree of this root.
     *
     * @throws ProofRefused {@link Reason#NOT_INCLUDED} otherwise
     */
    public void verify(Hash leaf, Hash root) throws ProofRefused {
        if (!root(leaf).equals(root)) {
            throw refused("does not lead to the root");
        }
    }

    /**
     * The root that the leaf leads to.
     *
     * @throws ProofRefused where the path has more or fewer hashes than there are on the way
     */
    public Hash root(Hash leaf) throws ProofRefused {
        var merkle = new MerkleHash();
        var hash = leaf;
        var node = index;
        var last = size - 1;
        for (var sibling : path) {
            if (last == 0) {
                throw refused("is too long");
            }
            while (node % 2 == 0 && node == last) {
                node >>= 1; // the only child of its parent, which is then the same node
                last >>= 1;
            }
            hash = node % 2 == 1 ? merkle.node(sibling, hash) : merkle.node(hash, sibling);
            node >>= 1;
            last >>= 1;
        }
        if (last > 0) {
            throw refused("is too short");
        }
        return hash;
    }

    private ProofRefused refused(String why) {
        return new ProofRefused(Reason.NOT_INCLUDED, "The path of leaf " + index + " in a tree of " + size + " " + why);
    }
}
