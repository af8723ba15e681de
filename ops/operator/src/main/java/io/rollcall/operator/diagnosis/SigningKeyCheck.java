// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.ProofProperties;
import io.rollcall.operator.proof.TileTable;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what is sealed is signed, whichever process has the keys. */
final class SigningKeyCheck implements Check {

    /** The first event that is not signed, if that is old, by PostgreSQL's clock. */
    private static final String FIRST_UNSIGNED = "select recorded_at from events where position = ?"
            + " and recorded_at < clock_timestamp() - make_interval(secs => ?)";

    private static final double LEAST_SECONDS = 60;

    private final TileTable tiles;
    private final CheckpointTable checkpoints;
    private final ProofProperties properties;
    private final JdbcClient jdbc;

    SigningKeyCheck(TileTable tiles, CheckpointTable checkpoints, ProofProperties properties, JdbcClient jdbc) {
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    @Override
    public Cause cause() {
        return Cause.SIGNING_KEY_MISSING;
    }

    @Override
    public List<Finding> look() {
        var tree = tiles.state();
        var signed = checkpoints.newest().map(CheckpointTable.Kept::size).orElse(0L);
        if (!properties.enabled() || tree.size() <= signed) {
            return List.of();
        }
        var late = Math.max(LEAST_SECONDS, 3 * properties.interval().toSeconds());
        return jdbc.sql(FIRST_UNSIGNED).params(signed + 1, late).query(Timestamp.class).list().stream()
                .map(since -> Finding.look(
                                cause(),
                                "The log is sealed up to position %d and signed up to %d: no process has a key named %s."
                                        .formatted(tree.size(), signed, tree.origin(properties.origin())))
                        .since(since.toInstant()))
                .toList();
    }
}
