// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as it is stored, and what operators see of it. */
final class JobRows {

    static final String COLUMNS = "number, id, kind, target, state, outcome, done, total, rate, seconds_left, error,"
            + " operator, key, reason, created_at, ended_at, why, result";

    /** @param number by which jobs are in order */
    record Row(long number, Job job, KeyId key, byte[] reason) {}

    private final JobReasons reasons;

    JobRows(Keys keys) {
        this.reasons = new JobReasons(keys);
    }

    /** With the reasons that can be read. */
    List<Job> opened(List<Row> rows) {
        reasons.load(rows.stream().map(Row::key).toList());
        return rows.stream().map(this::opened).toList();
    }

    private Job opened(Row row) {
        var job = row.job();
        return new Job(
                job.id(),
                job.kind(),
                job.target(),
                job.state(),
                job.outcome(),
                job.progress(),
                job.error(),
                job.by(),
                reasons.open(job.id(), row.key(), row.reason()).text(),
                job.createdAt(),
                job.endedAt(),
                job.why(),
                job.result());
    }

    static Row read(ResultSet row, int n) throws SQLException {
        var result = row.getString("result");
        var job = new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("target"),
                row.getString("state"),
                row.getString("outcome"),
                new Job.Progress(
                        row.getLong("done"),
                        row.getObject("total", Long.class),
                        row.getObject("rate", Double.class),
                        row.getObject("seconds_left", Long.class)),
                row.getString("error"),
                row.getString("operator"),
                null,
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("ended_at")),
                row.getString("why"),
                result == null ? null : JobJson.read(result));
        return new Row(row.getLong("number"), job, new KeyId(row.getObject("key", UUID.class)), row.getBytes("reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
