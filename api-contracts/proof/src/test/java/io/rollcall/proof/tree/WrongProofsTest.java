// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A proof holds for its leaf, its place, its trees, and nothing else. */
class WrongProofsTest {

    private static final int LARGEST = 40;
    private static final Hash OTHER = Hash.sha256(new byte[] {1});

    private final KeptTiles tiles = KeptTiles.of(LARGEST);

    @Test
    void aChangedPathOrPlaceProvesNoInclusion() throws ProofRefused {
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                var tree = new TiledTree(size, tiles);
                var proof = tree.inclusion(index);
                var leaf = tree.leaf(index);
                for (var path : changed(proof.path())) {
                    refused(Reason.NOT_INCLUDED, of(index, size, path, leaf, tree.root()));
                }
                refused(Reason.NOT_INCLUDED, of(index, size, proof.path(), OTHER, tree.root()));
                refused(Reason.NOT_INCLUDED, of(index, size, proof.path(), leaf, OTHER));
                if (size > 1) {
                    refused(Reason.NOT_INCLUDED, of((index + 1) % size, size, proof.path(), leaf, tree.root()));
                }
            }
        }
    }

    private static ThrowingCallable of(long index, long size, List<Hash> path, Hash leaf, Hash root) {
        return () -> new InclusionProof(index, size, path).verify(leaf, root);
    }

    @Test
    void aChangedPathOrRootProvesNoConsistency() throws ProofRefused {
        for (int size = 0; size <= LARGEST; size++) {
            for (int from = 0; from <= size; from++) {
                var to = new TiledTree(size, tiles);
                var proof = to.consistency(from);
                var fromRoot = new TiledTree(from, tiles).root();
                for (var path : changed(proof.path())) {
                    var wrong = new ConsistencyProof(from, size, path);
                    refused(Reason.INCONSISTENT, () -> wrong.verify(fromRoot, to.root()));
                }
                refused(Reason.INCONSISTENT, () -> proof.verify(OTHER, to.root()));
                if (from > 0 || size == 0) { // every tree begins with the empty one
                    refused(Reason.INCONSISTENT, () -> proof.verify(fromRoot, OTHER));
                }
            }
        }
    }

    /** Each hash another one, one left out, one more in each place. */
    private static List<List<Hash>> changed(List<Hash> path) {
        var all = new ArrayList<List<Hash>>();
        for (int at = 0; at <= path.size(); at++) {
            var more = new ArrayList<>(path);
            more.add(at, OTHER);
            all.add(more);
            if (at < path.size()) {
                var other = new ArrayList<>(path);
                other.set(at, OTHER);
                all.add(other);
                var fewer = new ArrayList<>(path);
                fewer.remove(at);
                all.add(fewer);
            }
        }
        return all;
    }

    private static void refused(Reason reason, ThrowingCallable check) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        ProofRefused.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
