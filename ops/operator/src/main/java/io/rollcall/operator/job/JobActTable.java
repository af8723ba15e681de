// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.operation.OperationId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acts on jobs that are under way, in PostgreSQL: what a process has begun, and perhaps done, when it is killed.
 * Whether an act has done something is written in the same statement that does it.
 */
final class JobActTable {

    /**
     * An act that nothing ends any more.
     *
     * @param isApplied whether it has done what it was asked for
     */
    record Old(OperationId id, boolean isApplied) {}

    private final JdbcClient jdbc;

    JobActTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One begins: its operation is not on record yet. */
    void begin(OperationId act) {
        jdbc.sql("insert into operator_job_acts (id) values (?)")
                .param(act.value())
                .update();
    }

    /**
     * Says what is to become of a job, and keeps the key of that.
     *
     * @param act that has begun
     * @return false where the job has ended, or is being cancelled, or where the act has been given up as too old
     */
    boolean want(OperationId act, JobActKeys.Asked asked, String wanted) {
        return jdbc.sql(
                                "with act as materialized (select from operator_job_acts where id = ? and outcome is null for update),"
                                        + " asked as (update operator_jobs set wanted = ? from act where operator_jobs.id = ?"
                                        + " and state <> 'ended' and wanted <> 'cancel' returning operator_jobs.id),"
                                        + " kept as (" + JobActKeys.KEEP + ")"
                                        + " update operator_job_acts set outcome = 'applied' from asked"
                                        + " where operator_job_acts.id = ?")
                        .params(act.value(), wanted, asked.job())
                        .params(asked.operator(), asked.key(), asked.act(), asked.key(), act.value())
                        .update()
                > 0;
    }

    /** Those begun longer ago than that; they do nothing from here on. */
    List<Old> giveUp(Duration age) {
        return jdbc.sql("update operator_job_acts set outcome = coalesce(outcome, 'interrupted')"
                        + " where begun_at < clock_timestamp() - make_interval(secs => ?) returning id, outcome")
                .param(age.toMillis() / 1000.0)
                .query((row, n) -> new Old(
                        OperationId.of(row.getObject("id", UUID.class)),
                        row.getString("outcome").equals("applied")))
                .list();
    }

    /** Its end is on record. */
    void forget(OperationId act) {
        jdbc.sql("delete from operator_job_acts where id = ?")
                .param(act.value())
                .update();
    }
}
