// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.Problem;
import io.rollcall.privacy.Keys;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs in PostgreSQL, as those see them that ask for them. */
final class JobTable {

    /** So many that have not ended, and no more. */
    static final int MOST_OPEN = 100;

    /** What is in a new one's way may end while it is looked for. */
    private static final int TRIES = 5;

    private record Earlier(UUID id, String kind, String target, String parameters) {}

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JobReasons reasons;
    private final JobRows rows;
    private final JobActKeys acts;

    JobTable(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.reasons = new JobReasons(keys);
        this.rows = new JobRows(keys);
        this.acts = new JobActKeys(jdbc);
    }

    /**
     * A new job, or the one that the same operator's same key was given to, also where two ask at once.
     *
     * @throws Problem 422 where another act has the key, 409 where another job has the target; 503 where too many wait
     */
    Job add(JobRequest request) {
        for (var tries = 0; tries < TRIES; tries++) {
            var there = earlier(request).or(() -> insert(request));
            if (there.isPresent()) {
                return find(there.get()).orElseThrow(() -> Problem.unavailable("The job has gone: try again."));
            }
            refuseBehindAnother(request);
        }
        throw Problem.unavailable("Too many jobs wait: try again.");
    }

    /** The job that an operator's key was given to, where it is of this kind and target; empty for none. */
    Optional<Job> earlier(String operator, String key, String kind, String target) {
        return jdbc.sql(
                        "select id from operator_jobs where operator = ? and idempotency_key = ? and kind = ? and target = ?")
                .params(operator, key, kind, target)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    private Optional<UUID> earlier(JobRequest request) {
        if (request.key() == null) {
            return Optional.empty();
        }
        if (acts.has(request.operator(), request.key())) {
            throw JobActKeys.taken();
        }
        var earlier = jdbc.sql("select id, kind, target, parameters from operator_jobs"
                        + " where operator = ? and idempotency_key = ?")
                .params(request.operator(), request.key())
                .query((row, n) ->
                        new Earlier(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                .optional();
        if (earlier.filter(it -> !request.isTheSameActAs(it.kind(), it.target(), it.parameters()))
                .isPresent()) {
            throw JobActKeys.taken().with("job", earlier.get().id());
        }
        return earlier.map(Earlier::id);
    }

    /** Empty where something is in its way. */
    private Optional<UUID> insert(JobRequest request) {
        var id = UUID.randomUUID();
        var key = keys.take();
        var reason = reasons.seal(id, key, request.reason());
        return jdbc.sql("insert into operator_jobs (id, kind, lane, target, parameters, operator, key, reason,"
                        + " idempotency_key) select ?, ?, ?, ?, ?, ?, ?, ?, ? where"
                        + " (select count(*) from operator_jobs where state <> 'ended') < " + MOST_OPEN
                        + " on conflict do nothing returning id")
                .params(id, request.kind(), request.lane(), request.target(), request.parameters())
                .params(request.operator(), key.value(), reason, request.key())
                .query(UUID.class)
                .optional();
    }

    private void refuseBehindAnother(JobRequest request) {
        if (earlier(request).isPresent()) {
            return; // it came between
        }
        jdbc.sql("select id from operator_jobs where lane = ? and target = ? and state <> 'ended'")
                .params(request.lane(), request.target())
                .query(UUID.class)
                .optional()
                .ifPresent(other -> {
                    throw Problem.conflict("Another job on '" + request.target() + "' has not ended.")
                            .with("job", other);
                });
    }

    /** One of them; empty for none, or none any more. */
    Optional<Job> find(UUID id) {
        return rows
                .opened(jdbc.sql("select " + JobRows.COLUMNS + " from operator_jobs where id = ?")
                        .param(id)
                        .query(JobRows::read)
                        .list())
                .stream()
                .findFirst();
    }

    /**
     * Newest first.
     *
     * @param before only those with a smaller number
     */
    Page<Job> list(long before, int limit) {
        List<JobRows.Row> found = jdbc.sql("select " + JobRows.COLUMNS
                        + " from operator_jobs where number < ? order by number desc limit ?")
                .params(before, limit + 1)
                .query(JobRows::read)
                .list();
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                rows.opened(shown), found.size() > limit ? shown.getLast().number() : null);
    }

    /** What was last said to become of it. */
    String wanted(UUID id) {
        return jdbc.sql("select wanted from operator_jobs where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
