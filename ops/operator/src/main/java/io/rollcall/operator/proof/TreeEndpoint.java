// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.proof.note.NoteVerifier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/tlog}: the log's name and keys, how far it is sealed and signed, and where that was sent. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class TreeEndpoint implements OperatorEndpoint {

    /**
     * How the tree stands.
     *
     * @param log its name
     * @param sealed so many events
     * @param signed of them by the newest checkpoint; {@code null} where there is none
     * @param signedAt {@code null} where there is none
     * @param cosigned of them by the newest checkpoint that enough witnesses have cosigned; {@code null} where there is
     *     none
     * @param quorum how many are enough
     * @param keys public keys that this process believes; for auditors to compare with those that they got otherwise
     * @param publications where checkpoints are sent to
     */
    record Tree(
            String log,
            long sealed,
            @Nullable Long signed,
            @Nullable Instant signedAt,
            @Nullable Long cosigned,
            int quorum,
            List<String> keys,
            List<PublicationTable.Publication> publications) {}

    private final TileTable tiles;
    private final CheckpointTable checkpoints;
    private final PublicationTable publications;
    private final LogKeys keys;
    private final ProofProperties properties;
    private final WitnessProperties witnesses;

    TreeEndpoint(
            TileTable tiles,
            CheckpointTable checkpoints,
            PublicationTable publications,
            LogKeys keys,
            ProofProperties properties,
            WitnessProperties witnesses) {
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.publications = publications;
        this.keys = keys;
        this.properties = properties;
        this.witnesses = witnesses;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("tlog");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var tree = tiles.state();
        var origin = tree.origin(properties.origin());
        var newest = checkpoints.newest();
        return OperatorResponse.ok(new Tree(
                origin,
                tree.size(),
                newest.map(CheckpointTable.Kept::size).orElse(null),
                newest.map(CheckpointTable.Kept::signedAt).orElse(null),
                checkpoints
                        .newest(witnesses.quorum())
                        .map(CheckpointTable.Kept::size)
                        .orElse(null),
                witnesses.quorum(),
                keys.believed(origin).stream().map(NoteVerifier::vkey).toList(),
                publications.all()));
    }
}
