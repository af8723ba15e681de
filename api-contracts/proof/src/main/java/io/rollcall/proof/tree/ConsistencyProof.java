// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import java.util.List;

/**
 * That a tree begins with a smaller one (RFC 6962, section 2.1.2).
 *
 * @param from the smaller size, from 0: every tree begins with the empty one
 * @param to the larger size, or the same
 * @param path what both roots are made of; empty where the smaller tree is empty or the same
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree of " + to + " begins with none of " + from);
        }
        path = List.copyOf(path);
    }

    /**
     * Returns if the tree of the one root begins with that of the other.
     *
     * @throws ProofRefused {@link Reason#INCONSISTENT} otherwise
     */
    public void verify(Hash fromRoot, Hash toRoot) throws ProofRefused {
        if (from == 0 || from == to) {
            verifyTrivial(fromRoot, toRoot);
        } else {
            new Walk().verify(fromRoot, toRoot);
        }
    }

    private void verifyTrivial(Hash fromRoot, Hash toRoot) throws ProofRefused {
        require(path.isEmpty(), "is too long");
        require(from == 0 ? fromRoot.equals(MerkleHash.EMPTY) : fromRoot.equals(toRoot), "does not lead to the root");
        require(to > 0 || toRoot.equals(MerkleHash.EMPTY), "does not lead to the root");
    }

    private void require(boolean condition, String otherwise) throws ProofRefused {
        if (!condition) {
            throw new ProofRefused(
                    Reason.INCONSISTENT, "The path from a tree of " + from + " to one of " + to + " " + otherwise);
        }
    }

    /** From the last full subtree of the smaller tree up to both roots (RFC 9162, section 2.1.4.2). */
    private final class Walk {

        private final MerkleHash merkle = new MerkleHash();
        private long node = from - 1;
        private long last = to - 1;

        void verify(Hash fromRoot, Hash toRoot) throws ProofRefused {
            rise(Long.numberOfTrailingZeros(from));
            var isWhole = Long.bitCount(from) == 1; // then its root is the first hash, and is not sent
            require(isWhole || !path.isEmpty(), "is too short");
            var smaller = isWhole ? fromRoot : path.getFirst();
            var larger = smaller;
            for (var sibling : isWhole ? path : path.subList(1, path.size())) {
                require(last > 0, "is too long");
                if (node % 2 == 1 || node == last) {
                    smaller = merkle.node(sibling, smaller);
                    larger = merkle.node(sibling, larger);
                    rise(node % 2 == 1 ? 0 : Long.numberOfTrailingZeros(node));
                } else {
                    larger = merkle.node(larger, sibling);
                }
                rise(1);
            }
            require(last == 0, "is too short");
            require(smaller.equals(fromRoot) && larger.equals(toRoot), "does not lead to the roots");
        }

        private void rise(int levels) {
            node >>= levels;
            last >>= levels;
        }
    }
}
