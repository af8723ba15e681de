// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.operation.OperationOutcome;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.log.subscription.Fence;
import io.rollcall.privacy.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs in PostgreSQL, as the process sees them that does them: what it writes once another one does comes to nothing.
 */
final class WorkTable {

    private static final int KEPT_DAYS = 90;
    private static final int MOST_KEPT = 1_000;

    private static final String OPEN =
            "select id, kind, target, parameters, operator, key, reason, state, wanted, done,"
                    + " total, rate, failures, checkpoint from operator_jobs where state <> 'ended' order by number";

    /**
     * What has not ended.
     *
     * @param reason as far as it can be read: where it cannot, the job may not be done
     * @param wanted run, pause or cancel
     * @param rate {@code null} where it is not known
     * @param failures so many in turn, without progress
     */
    record Open(
            OperationId id,
            String kind,
            String target,
            String parameters,
            String operator,
            JobReasons.Reason reason,
            JobState state,
            String wanted,
            long done,
            @Nullable Long total,
            @Nullable Double rate,
            int failures,
            @Nullable String checkpoint) {}

    private final JdbcClient jdbc;
    private final JobReasons reasons;
    private final Fence fence;

    /** @param fence of the task that does jobs */
    WorkTable(JdbcClient jdbc, Keys keys, Fence fence) {
        this.jdbc = jdbc;
        this.reasons = new JobReasons(keys);
        this.fence = fence;
    }

    /** Oldest first. */
    List<Open> open() {
        return jdbc.sql(OPEN).query(this::read).list();
    }

    private Open read(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Open(
                OperationId.of(id),
                row.getString("kind"),
                row.getString("target"),
                row.getString("parameters"),
                row.getString("operator"),
                reasons.open(id, KeyId.of(row.getObject("key", UUID.class)), row.getBytes("reason")),
                JobState.of(row.getString("state")),
                row.getString("wanted"),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getObject("rate", Double.class),
                row.getInt("failures"),
                row.getString("checkpoint"));
    }

    void state(OperationId id, JobState state) {
        write("state = ?", id, state.word());
    }

    void progress(OperationId id, Job.Progress progress) {
        write(
                "done = ?, total = ?, rate = ?, seconds_left = ?",
                id,
                progress.done(),
                progress.of(),
                progress.rate(),
                progress.secondsLeft());
    }

    void checkpoint(OperationId id, String checkpoint) {
        write("checkpoint = ?, failures = 0", id, checkpoint);
    }

    void result(OperationId id, String result) {
        write("result = ?", id, result);
    }

    /** It could not get on. */
    void failed(OperationId id, int failures, String error) {
        write("failures = ?, error = ?", id, failures, error);
    }

    /** What went wrong on the way to a good end is not shown with that. */
    void ended(OperationId id, OperationOutcome outcome, @Nullable String why) {
        var isError = outcome == OperationOutcome.REFUSED || outcome == OperationOutcome.FAILED;
        write(
                "state = 'ended', seconds_left = null, ended_at = now(), outcome = ?, why = ?, error = ?",
                id,
                outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                why,
                isError ? why : null);
    }

    /** Forgets those that have ended long ago, or before so many others; history has them for good. */
    void tidy() {
        fence.write(" delete from operator_jobs using mine where state = 'ended' and (ended_at < now() - interval '"
                + KEPT_DAYS + " days' or number < (select number from operator_jobs where state = 'ended'"
                + " order by number desc offset " + (MOST_KEPT - 1) + " limit 1))");
    }

    private void write(String set, OperationId id, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(values));
        all.add(id.value());
        fence.write(" update operator_jobs set " + set + " from mine where id = ? and state <> 'ended'", all.toArray());
    }
}
