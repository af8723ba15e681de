// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Roots and proofs of all trees of up to 1,100 leaves, against an implementation that shares nothing with this one. */
class MerkleTreeTest {

    private static final int LARGEST = 1_100;
    private static final int ALL_PAIRS_TO = 260;
    private static final int RANDOM_PAIRS = 20;
    private static final long SEED = 20261130;

    private final NaiveTree naive =
            new NaiveTree(IntStream.range(0, LARGEST).mapToObj(KeptTiles::leaf).toList());
    private final KeptTiles tiles = KeptTiles.of(LARGEST);

    @Test
    void rootsAreThoseOfTheSpecification() throws ProofRefused {
        var appender = new TreeAppender(full -> {});
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(appender.root()).isEqualTo(naive.root(size));
            assertThat(new TiledTree(size, tiles).root()).isEqualTo(naive.root(size));
            appender.append(KeptTiles.leaf(size));
        }
    }

    @Test
    void everyLeafIsInEveryTreeThatHasIt() {
        IntStream.rangeClosed(1, LARGEST).parallel().forEach(size -> {
            var tree = new TiledTree(size, tiles);
            IntStream.range(0, size).forEach(index -> proven(() -> checkInclusion(tree, index, size)));
        });
    }

    private void checkInclusion(TiledTree tree, int index, int size) throws ProofRefused {
        var proof = tree.inclusion(index);
        assertEqual(proof.path(), naive.path(index, size));
        proof.verify(tree.leaf(index), tree.root());
    }

    @Test
    void everyTreeBeginsWithEverySmallerOne() {
        IntStream.rangeClosed(0, LARGEST).parallel().forEach(size -> {
            var tree = new TiledTree(size, tiles);
            var random = new Random(SEED + size);
            var smaller =
                    size <= ALL_PAIRS_TO ? IntStream.rangeClosed(0, size) : random.ints(RANDOM_PAIRS, 0, size + 1);
            smaller.forEach(from -> proven(() -> checkConsistency(tree, from, size)));
        });
    }

    private void checkConsistency(TiledTree tree, int from, int size) throws ProofRefused {
        var proof = tree.consistency(from);
        assertEqual(proof.path(), from == 0 ? List.of() : naive.proof(from, size));
        proof.verify(naive.root(from), naive.root(size));
    }

    private interface Check {
        void run() throws ProofRefused;
    }

    private static void proven(Check check) {
        try {
            check.run();
        } catch (ProofRefused e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** By hand: an assertion of the library for each of 600,000 paths takes longer than all else. */
    private static void assertEqual(List<Hash> path, List<Hash> expected) {
        if (!path.equals(expected)) {
            assertThat(path).isEqualTo(expected);
        }
    }
}
