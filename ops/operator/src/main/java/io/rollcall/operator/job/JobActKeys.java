// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.access.Problem;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under which keys operators have acted on jobs, for as long as the jobs are kept. */
final class JobActKeys {

    /** In the statement of {@link JobActTable#want}: a key is kept with what it was sent for, or not at all. */
    static final String KEEP = "insert into operator_job_act_keys (operator, idempotency_key, job, act)"
            + " select ?, ?::text, id, ? from asked where ?::text is not null on conflict do nothing";

    /**
     * An act on a job, as it is asked for.
     *
     * @param key {@code null} where the operator has sent none
     */
    record Asked(
            UUID job, String act, String operator, @Nullable String key) {}

    private record Earlier(UUID job, String act) {}

    private final JdbcClient jdbc;

    JobActKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another act has the key: 422, as draft-ietf-httpapi-idempotency-key-header says. */
    static Problem taken() {
        return Problem.unprocessable("This Idempotency-Key was sent with another act.");
    }

    /** Whether an operator has acted on a job under this key. */
    boolean has(String operator, String key) {
        return find(operator, key).isPresent();
    }

    /**
     * Whether this very act was done before, under its key.
     *
     * @throws Problem 422 where another one has the key
     */
    boolean isDone(Asked asked) {
        if (asked.key() == null) {
            return false;
        }
        var earlier = find(asked.operator(), asked.key());
        if (hasJob(asked.operator(), asked.key())
                || earlier.isPresent() && !earlier.get().equals(new Earlier(asked.job(), asked.act()))) {
            throw taken();
        }
        return earlier.isPresent();
    }

    /** It was so already, which the same key is told again, whatever is asked for after that. */
    void keep(Asked asked) {
        jdbc.sql("with asked as (select ?::uuid as id) " + KEEP)
                .params(asked.job(), asked.operator(), asked.key(), asked.act(), asked.key())
                .update();
    }

    private Optional<Earlier> find(String operator, String key) {
        return jdbc.sql("select job, act from operator_job_act_keys where operator = ? and idempotency_key = ?")
                .params(operator, key)
                .query((row, n) -> new Earlier(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    private boolean hasJob(String operator, String key) {
        return jdbc.sql("select exists (select from operator_jobs where operator = ? and idempotency_key = ?)")
                .params(operator, key)
                .query(Boolean.class)
                .single();
    }
}
