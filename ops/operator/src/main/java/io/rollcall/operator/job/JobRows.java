// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
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

    private final SubjectCipher cipher;

    JobRows(SubjectCipher cipher) {
        this.cipher = cipher;
    }

    /** Where a reason stands: it opens nowhere else. */
    static String context(UUID job) {
        return "operator-jobs/" + job;
    }

    /** With the reasons that are not erased. */
    List<Job> opened(List<Row> rows) {
        cipher.load(rows.stream().map(Row::key).toList());
        return rows.stream().map(this::opened).toList();
    }

    private Job opened(Row row) {
        var job = row.job();
        var reason = cipher.open(row.key(), row.reason(), context(job.id())).map(it -> new String(it, UTF_8));
        return new Job(
                job.id(),
                job.kind(),
                job.target(),
                job.state(),
                job.outcome(),
                job.progress(),
                job.error(),
                job.by(),
                reason.orElse(null),
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
