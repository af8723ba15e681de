// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TiledTree;
import io.rollcall.proof.tree.TreeAppender;
import io.rollcall.proof.witness.AddCheckpoint;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log with its tree; one with another story shares the first leaves with it. */
public final class TestLog {

    public static final String ORIGIN = "rollcall.example/log";
    public static final NoteSigner KEY = NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());

    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    private final Map<TileId, byte[]> tiles = new HashMap<>();
    private final Hash[] roots;

    /** A log of so many leaves, those from {@code fork} on of this story. */
    public TestLog(int size, int fork, String story) {
        roots = new Hash[size + 1];
        var tree = new TreeAppender(tile -> tiles.put(tile.id(), tile.hashes()));
        roots[0] = tree.root();
        for (int leaf = 0; leaf < size; leaf++) {
            tree.append(((leaf < fork ? "shared" : story) + leaf).getBytes(UTF_8));
            roots[leaf + 1] = tree.root();
            tree.partials().forEach(tile -> tiles.put(tile.id(), tile.hashes()));
        }
    }

    public Map<TileId, byte[]> tiles() {
        return tiles;
    }

    public Hash root(int size) {
        return roots[size];
    }

    public SignedNote note(int size) {
        return note(size, KEY);
    }

    SignedNote note(int size, NoteSigner key) {
        return SignedNote.sign(new Checkpoint(ORIGIN, size, roots[size]).text(), List.of(key), NOW);
    }

    AddCheckpoint grown(long from, int to) {
        return new AddCheckpoint(from, path(from, to), note(to));
    }

    List<Hash> path(long from, int to) {
        try {
            return new TiledTree(to, tiles::get).consistency(from).path();
        } catch (ProofRefused e) {
            throw new IllegalStateException(e);
        }
    }
}
