// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.TileId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/tlog/tile/entries/{path}}: the leaves below a tile, made of the log as it is now. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class EntriesEndpoint implements OperatorEndpoint {

    private final TileTable tiles;
    private final LeafRows leaves;
    private final CheckpointTable checkpoints;

    EntriesEndpoint(TileTable tiles, LeafRows leaves, CheckpointTable checkpoints) {
        this.tiles = tiles;
        this.leaves = leaves;
        this.checkpoints = checkpoints;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.getStored("tlog/tile/entries/{*path}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        try {
            var bundle = EntryBundleId.parse("tile/entries" + request.variable("path"));
            var size = checkpoints.newest().map(CheckpointTable.Kept::size).orElse(0L);
            if (bundle.width() > TileEndpoint.widest(new TileId(0, bundle.index(), bundle.width()), size)) {
                throw Problem.notFound("The newest checkpoint has no such leaves.");
            }
            return TileEndpoint.of(bytes(bundle), bundle.isFull());
        } catch (ProofRefused e) {
            throw Problem.notFound(e.getMessage() + ".");
        } catch (SealRefused e) {
            throw gone();
        }
    }

    private static Problem gone() {
        return Problem.notFound("The log has no such events any more: see 'audit verify'.");
    }

    private byte[] bytes(EntryBundleId bundle) {
        var first = bundle.index() * TileId.FULL;
        var rows = leaves.after(tiles.state().incarnation(), first, bundle.width());
        if (rows.size() < bundle.width()) {
            throw gone();
        }
        return EntryBundle.encode(rows.stream().map(LeafRows.LeafRow::entry).toList());
    }
}
