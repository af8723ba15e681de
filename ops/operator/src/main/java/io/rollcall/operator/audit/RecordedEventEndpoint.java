// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.proof.StoredLeaves;
import io.rollcall.operator.proof.TileTable;
import java.util.List;

/**
 * {@code GET /ops/v1/audit/proofs/{position}/event}: the event as it is stored, what is personal still encrypted: what
 * a proof is of.
 */
final class RecordedEventEndpoint implements OperatorEndpoint {

    private final LogReader log;
    private final TileTable tiles;

    RecordedEventEndpoint(LogReader log, TileTable tiles) {
        this.log = log;
        this.tiles = tiles;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.getStored("audit/proofs/{position}/event");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var position = request.numberInPath("position");
        var incarnation = tiles.state().incarnation();
        return log.storedAt(List.of(position)).stream()
                .map(event -> StoredLeaves.recorded(incarnation, event).toJson() + "\n")
                .map(json -> OperatorResponse.bytes(json.getBytes(UTF_8), "application/json"))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no event at position " + position + "."));
    }
}
