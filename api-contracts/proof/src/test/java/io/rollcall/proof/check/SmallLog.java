// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.Leaves;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.ConsistencyProof;
import io.rollcall.proof.tree.Tile;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TiledTree;
import io.rollcall.proof.tree.TreeAppender;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log of events in memory, with a key of each kind that logs have. */
public final class SmallLog {

    /** Its origin. */
    public static final String ORIGIN = "rollcall.example/" + Leaves.INCARNATION;

    /** When all of its checkpoints are signed. */
    public static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Map<String, byte[]> tiles = new HashMap<>();
    private final Map<Long, Hash> roots = new HashMap<>();
    private final List<NoteSigner> signers = List.of(
            NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom()),
            NoteSigner.generate(ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE, new SecureRandom()));

    /** A log of so many events. */
    public SmallLog(long size) {
        var appender = new TreeAppender(this::keep);
        for (long position = 1; position <= size; position++) {
            appender.append(event(position).leaf().encode());
            appender.partials().forEach(this::keep);
            roots.put(position, appender.root());
        }
    }

    private void keep(Tile tile) {
        tiles.put(tile.id().path(), tile.hashes());
    }

    /** The event at a position. */
    public RecordedEvent event(long position) {
        return Leaves.event(position);
    }

    /** The checkpoint of its first events. */
    public Checkpoint checkpoint(long size) {
        return new Checkpoint(ORIGIN, size, roots.get(size));
    }

    /** That checkpoint, signed. */
    public SignedNote note(long size) {
        return SignedNote.sign(checkpoint(size).text(), signers, NOW);
    }

    /** That the event at a position is among its first events. */
    public TlogProof proof(long position, long size) throws ProofRefused {
        var path = new TiledTree(size, this::tile).inclusion(position - 1).path();
        return new TlogProof(position - 1, path, note(size));
    }

    /** That its first events begin with still fewer of them. */
    public ConsistencyProof consistency(long from, long size) throws ProofRefused {
        return new TiledTree(size, this::tile).consistency(from);
    }

    /** The tile of such a name. */
    public byte[] tile(TileId id) throws ProofRefused {
        var hashes = tiles.get(id.path());
        if (hashes == null) {
            throw ProofRefused.malformed("There is no " + id.path());
        }
        return hashes;
    }

    /** Its private keys: Ed25519, ML-DSA-44. */
    public List<NoteSigner> signers() {
        return signers;
    }

    /** Its public keys. */
    public List<NoteVerifier> keys() {
        return signers.stream().map(NoteSigner::verifier).toList();
    }
}
