// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeAppenderTest {

    private static final int LARGE = 70_000;

    @Test
    void tilesOfALargeTreeAreThoseOfTheSpecification() throws ProofRefused {
        var ids = new ArrayList<TileId>();
        var appender = new TreeAppender(tile -> ids.add(tile.id()));
        for (int index = 0; index < LARGE; index++) {
            appender.append(KeptTiles.leaf(index));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(274);
        assertThat(ids).filteredOn(id -> id.level() == 0).hasSize(273);
        assertThat(ids.get(256)).isEqualTo(new TileId(1, 0, 256));
        assertThat(appender.partials())
                .extracting(tile -> tile.id().path())
                .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(new TiledTree(LARGE, KeptTiles.of(LARGE)).root()).isEqualTo(appender.root());
    }

    @Test
    void aTreeOf256IsAFullTileAndOneHashAboveIt() {
        var full = new ArrayList<Tile>();
        var appender = new TreeAppender(full::add);
        for (int index = 0; index < 256; index++) {
            appender.append(KeptTiles.leaf(index));
        }
        assertThat(full).extracting(Tile::id).containsExactly(new TileId(0, 0, 256));
        assertThat(appender.partials()).extracting(Tile::id).containsExactly(new TileId(1, 0, 1));
        assertThat(Hash.of(appender.partials().getFirst().hashes())).isEqualTo(appender.root());
    }

    @Test
    void aTreeGoesOnFromWhatWasKept() throws ProofRefused {
        for (int size : List.of(0, 1, 2, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 65_537)) {
            var kept = KeptTiles.of(size);
            var resumed = TreeAppender.resume(size, kept, kept::keep);
            var whole = new TreeAppender(full -> {});
            for (int index = 0; index < size; index++) {
                whole.append(KeptTiles.leaf(index));
            }
            assertThat(resumed.root()).isEqualTo(whole.root());
            for (int index = size; index < size + 700; index++) {
                resumed.append(KeptTiles.leaf(index));
                whole.append(KeptTiles.leaf(index));
            }
            assertThat(resumed.root()).isEqualTo(whole.root());
            assertThat(resumed.size()).isEqualTo(whole.size());
            resumed.partials().forEach(kept::keep);
            assertThat(new TiledTree(resumed.size(), kept).root()).isEqualTo(whole.root());
        }
    }

    @Test
    void proofsOfALargeTreeHold() throws ProofRefused {
        var kept = KeptTiles.of(LARGE);
        var root = new TiledTree(LARGE, kept).root();
        var random = new Random(20261130);
        for (int round = 0; round < 200; round++) {
            var tree = new TiledTree(LARGE, kept);
            var index = random.nextInt(LARGE);
            tree.inclusion(index).verify(new MerkleHash().leaf(KeptTiles.leaf(index)), root);
            var from = random.nextInt(1, LARGE);
            tree.consistency(from).verify(new TiledTree(from, kept).root(), root);
        }
    }

    @Test
    void tilesThatAreMissingOrShortAreRefused() {
        assertThatThrownBy(() -> new TiledTree(5, new KeptTiles()).root()).isInstanceOf(ProofRefused.class);
        assertThatThrownBy(() -> new TiledTree(5, tile -> new byte[4 * Hash.BYTES]).root())
                .isInstanceOf(ProofRefused.class);
        assertThatThrownBy(() -> TreeAppender.resume(300, tile -> new byte[0], full -> {}))
                .isInstanceOf(ProofRefused.class);
    }

    /** The largest tree there can be: numbers do not overflow. */
    @Test
    void theLargestTreeHasARightEdge() throws ProofRefused {
        TileSource same = tile -> new byte[tile.bytes()];
        var tree = new TiledTree(Long.MAX_VALUE, same);
        var last = Long.MAX_VALUE - 1;
        tree.inclusion(last).verify(tree.leaf(last), tree.root());
        tree.consistency(last).verify(new TiledTree(last, same).root(), tree.root());
        assertThat(tree.inclusion(0).path()).hasSize(63);
        assertThat(TreeAppender.resume(last, same, full -> {}).root()).isEqualTo(new TiledTree(last, same).root());
    }
}
