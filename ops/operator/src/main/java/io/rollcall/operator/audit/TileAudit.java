// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.operator.proof.TileTable;
import io.rollcall.proof.Hash;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TreeAppender;
import java.util.Optional;

/** Holds each full tile to the hash that the tile above has of it. */
final class TileAudit {

    private static final int PAGE = 64;

    private final TileTable tiles;
    private final long sealed;
    private final Findings findings;
    private long known = -1;
    private byte[] parent = {};

    TileAudit(TileTable tiles, long sealed, Findings findings) {
        this.tiles = tiles;
        this.sealed = sealed;
        this.findings = findings;
    }

    /**
     * Looks at the tile above a full one of level 0, where the leaves of that are those of the log.
     *
     * @param made the leaves as the log has them
     */
    void requireParent(long tile, byte[] stored, byte[] made) {
        if (!java.util.Arrays.equals(stored, made)) {
            return; // is told by its event
        }
        if (tile / TileId.FULL != known) {
            known = tile / TileId.FULL;
            parent = tiles.hashes(1, known).orElse(new byte[0]);
        }
        require(0, tile, stored, Optional.of(parent));
    }

    /** All tiles above the leaves. */
    void checkUpper() {
        for (int level = 1; sealed >> 8 * level > 0; level++) {
            check(level, sealed >> 8 * level);
        }
    }

    private void check(int level, long hashes) {
        var count = (hashes + TileId.FULL - 1) / TileId.FULL;
        for (long from = 0; from < count; from += PAGE) {
            var page = tiles.hashes(level, from, PAGE);
            for (var tile = from; tile < Math.min(count, from + PAGE); tile++) {
                var stored = page.getOrDefault(tile, new byte[0]);
                var wanted = (int) Math.min(TileId.FULL, hashes - tile * TileId.FULL);
                if (stored.length < wanted * Hash.BYTES) {
                    add(level, tile, "lacks hashes, or is gone");
                } else if (wanted == TileId.FULL) {
                    require(level, tile, stored, tiles.hashes(level + 1, tile / TileId.FULL));
                }
            }
        }
    }

    private void require(int level, long tile, byte[] stored, Optional<byte[]> above) {
        var place = (int) (tile % TileId.FULL) * Hash.BYTES;
        if (above.isEmpty() || above.get().length < place + Hash.BYTES) {
            add(level + 1, tile / TileId.FULL, "lacks hashes, or is gone");
        } else if (!Hash.at(above.get(), place, Hash.BYTES).equals(root(stored))) {
            add(level, tile, "and the hash that the tile above has of it differ");
        }
    }

    private static Hash root(byte[] tile) {
        var tree = new TreeAppender(full -> {});
        for (int place = 0; place < tile.length; place += Hash.BYTES) {
            tree.append(Hash.at(tile, place, Hash.BYTES));
        }
        return tree.root();
    }

    private void add(int level, long tile, String what) {
        var leaves = 1L << 8 * (level + 1);
        var first = tile * leaves + 1;
        var id = new TileId(level, tile, TileId.FULL);
        findings.add(new AuditFinding(
                first, Math.min(sealed, first + leaves - 1), "The tile %s %s.".formatted(id.path(), what)));
    }
}
