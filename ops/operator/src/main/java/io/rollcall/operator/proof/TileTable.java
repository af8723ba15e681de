// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.log.append.Head;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.Tile;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TileSource;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree in PostgreSQL: tiles, and how far they have come, written together. */
public final class TileTable implements TileSource {

    /**
     * Nothing where another process was first, or the tree or the log is another one by now. Not flushed by itself:
     * what a crash takes is made again from the log.
     */
    private static final String APPEND =
            "with off as materialized (select set_config('synchronous_commit', 'off', true)), moved as"
                    + " (update proof_tree set size = ?, hash = ? from off"
                    + " where incarnation = ? and size = ? and hash = ?"
                    + " and exists (select from events where position = ? and events.hash = ?) returning 1),"
                    + " kept as (insert into proof_tiles (level, number, hashes)"
                    + " select tile.level, tile.number, tile.hashes from moved"
                    + " cross join unnest(?::integer[], ?::bigint[], ?::bytea[]) as tile (level, number, hashes)"
                    + " on conflict (level, number) do update set hashes = excluded.hashes"
                    + " where octet_length(proof_tiles.hashes) < octet_length(excluded.hashes) returning 1)"
                    + " select count(*) from moved";

    private final JdbcClient jdbc;

    /** Reads and writes by this client. */
    public TileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the tree has come; begins one of the log where there is none. */
    public TreeState state() {
        return found().orElseGet(() -> {
            jdbc.sql("insert into proof_tree (incarnation, size, hash) select id, 0, ? from incarnation"
                            + " on conflict do nothing")
                    .param(Head.START.hash())
                    .update();
            return found().orElseThrow();
        });
    }

    private Optional<TreeState> found() {
        return jdbc.sql("select incarnation, size, hash from proof_tree")
                .query((row, n) -> new TreeState(row.getObject(1, UUID.class), row.getLong(2), row.getBytes(3)))
                .optional();
    }

    /** What the log calls itself. */
    public UUID incarnation() {
        return jdbc.sql("select id from incarnation").query(UUID.class).single();
    }

    @Override
    public byte[] read(TileId tile) throws ProofRefused {
        return hashes(tile.level(), tile.index())
                .filter(hashes -> hashes.length >= tile.bytes())
                .orElseThrow(() -> ProofRefused.malformed("There is no whole tile " + tile.path()));
    }

    /** The hashes that there are of a tile by now. */
    public Optional<byte[]> hashes(int level, long index) {
        return jdbc.sql("select hashes from proof_tiles where level = ? and number = ?")
                .params(level, index)
                .query(byte[].class)
                .optional();
    }

    /** The hashes of up to {@code most} tiles of a level, by their indexes, from one on. */
    public SortedMap<Long, byte[]> hashes(int level, long from, int most) {
        var found = new TreeMap<Long, byte[]>();
        jdbc.sql("select number, hashes from proof_tiles where level = ? and number >= ? order by number limit ?")
                .params(level, from, most)
                .query(row -> {
                    found.put(row.getLong(1), row.getBytes(2));
                });
        return found;
    }

    /**
     * Adds what follows a state, in one statement.
     *
     * @param changed tiles that are new, or have more hashes than before
     * @return false where nothing was written: the tree is not in that state any more, or the log not what it was
     */
    public boolean append(TreeState before, TreeState after, Collection<Tile> changed) {
        return jdbc.sql(APPEND)
                        .params(after.size(), after.hash(), before.incarnation(), before.size(), before.hash())
                        .params(after.size(), after.hash())
                        .params(
                                changed.stream().map(it -> it.id().level()).toArray(Integer[]::new),
                                changed.stream().map(it -> it.id().index()).toArray(Long[]::new),
                                changed.stream().map(Tile::hashes).toArray(byte[][]::new))
                        .query(Long.class)
                        .single()
                == 1;
    }
}
