// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.TileId;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/tlog/tile/{path}}: the tiles of the tree of the newest checkpoint (c2sp.org/tlog-tiles). */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class TileEndpoint implements OperatorEndpoint {

    static final String BYTES = "application/octet-stream";
    static final String FOR_GOOD = "private, max-age=31536000, immutable";

    private final TileTable tiles;
    private final CheckpointTable checkpoints;

    TileEndpoint(TileTable tiles, CheckpointTable checkpoints) {
        this.tiles = tiles;
        this.checkpoints = checkpoints;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("tlog/tile/{*path}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        try {
            var tile = TileId.parse("tile" + request.variable("path"));
            var size = checkpoints.newest().map(CheckpointTable.Kept::size).orElse(0L);
            if (tile.width() > widest(tile, size)) {
                throw Problem.notFound("The newest checkpoint has no such tile.");
            }
            return of(Arrays.copyOf(tiles.read(tile), tile.bytes()), tile.isFull());
        } catch (ProofRefused e) {
            throw Problem.notFound(e.getMessage() + ".");
        }
    }

    /** How many hashes the tile has in a tree of this size. */
    static long widest(TileId tile, long size) {
        return (size >> 8 * tile.level()) - tile.index() * TileId.FULL;
    }

    /** What is full never changes. */
    static OperatorResponse of(byte[] bytes, boolean isFull) {
        var answer = OperatorResponse.bytes(bytes, BYTES);
        return isFull ? answer.with("Cache-Control", FOR_GOOD) : answer;
    }
}
