// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.append.EventTable;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.operator.proof.SealedLog;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A sealed log and its audit. */
final class AuditedLog implements AutoCloseable {

    static final VerifyRequest ALL = new VerifyRequest(null, null, null, List.of());

    final SealedLog log = new SealedLog();
    final VerifyJob job = new VerifyJob(log.log, new Ends(), log.tiles, log.checkpoints, log.keys, log.properties);

    /** What happens next after somebody has looked where the log ends. */
    Runnable meanwhile = () -> {};

    /** The log as PostgreSQL has it. */
    private final class Ends implements LogHistory {
        @Override
        public long head() {
            try (var connection = log.source.getConnection()) {
                var head = EventTable.head(connection).position();
                meanwhile.run();
                return head;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return log.log.checkpointAt(position);
        }
    }

    /** The newest checkpoint, as somebody outside would keep it. */
    VerifyRequest withCheckpointFromOutside() {
        var newest = log.checkpoints.newest().orElseThrow();
        var key = log.keys.believed(origin()).getFirst().vkey();
        return new VerifyRequest(null, null, newest.note(), List.of(key));
    }

    String origin() {
        return "rollcall.example/" + log.tiles.incarnation();
    }

    JsonNode audit() {
        return audit(ALL);
    }

    JsonNode audit(VerifyRequest asked) {
        var run = new AuditRun(asked, Integer.MAX_VALUE);
        job.run(run);
        return run.shown();
    }

    @Override
    public void close() {
        log.close();
    }
}
