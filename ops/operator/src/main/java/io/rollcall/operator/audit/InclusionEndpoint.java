// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.StoredLeaves;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.TlogProof;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.proof.tree.TiledTree;
import java.util.List;

/**
 * {@code GET /ops/v1/audit/proofs/{position}}: that an event is in the log, by the tree of the newest checkpoint that
 * enough witnesses have cosigned, or of the newest. Its leaf is the proof's {@code extra}, so that nothing else is
 * needed to check it.
 */
final class InclusionEndpoint implements OperatorEndpoint {

    private final LogReader log;
    private final TileTable tiles;
    private final CheckpointTable checkpoints;
    private final int quorum;

    InclusionEndpoint(LogReader log, TileTable tiles, CheckpointTable checkpoints, int quorum) {
        this.log = log;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.quorum = quorum;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.getStored("audit/proofs/{position}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var position = request.numberInPath("position");
        var newest = checkpoints.newest().orElseThrow(() -> Problem.notFound("Nothing has been signed yet."));
        if (position < 1 || position > newest.size()) {
            throw Problem.notFound("The newest checkpoint is of positions 1 to " + newest.size() + ".");
        }
        try {
            var cosigned = checkpoints.newest(quorum).filter(it -> it.size() >= position);
            var proof = proof(position, cosigned.orElse(newest));
            return OperatorResponse.bytes(proof.encode().getBytes(UTF_8), "text/plain;charset=utf-8");
        } catch (ProofRefused e) {
            throw Problem.conflict("The log or its tree is not as it was sealed: see 'audit verify'.");
        }
    }

    /** What an event is now is in the tree, or there is no proof. */
    private TlogProof proof(long position, CheckpointTable.Kept signed) throws ProofRefused {
        var leaf = leaf(position);
        var note = SignedNote.parse(signed.note());
        var inclusion = new TiledTree(signed.size(), tiles).inclusion(position - 1);
        inclusion.verify(
                new MerkleHash().leaf(leaf), Checkpoint.parse(note.text()).root());
        return new TlogProof(leaf, position - 1, inclusion.path(), note);
    }

    private byte[] leaf(long position) throws ProofRefused {
        return log.storedAt(List.of(position)).stream()
                .map(event -> StoredLeaves.recorded(tiles.state().incarnation(), event))
                .map(event -> event.leaf().encode())
                .findFirst()
                .orElseThrow(() -> ProofRefused.malformed("The event is gone"));
    }
}
