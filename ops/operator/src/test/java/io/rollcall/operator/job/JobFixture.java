// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.operation.OperationCommand;
import io.rollcall.contracts.operation.OperationId;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.append.LogUnavailable;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.TestOwnership;
import io.rollcall.operator.operation.Operations;
import io.rollcall.privacy.Keys;
import io.rollcall.privacy.TestPrivacy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs over a PostgreSQL, with a log that keeps commands as they come. Targets keep tests apart. */
final class JobFixture {

    private static final HikariDataSource SOURCE = TestPrivacy.newDatabase();
    private static final Keys KEYS = TestPrivacy.over(
                    SOURCE, TestServers.newFolder().resolve("key-ring"))
            .keys();

    final JdbcClient jdbc = JdbcClient.create(SOURCE);
    final JobTable table = new JobTable(jdbc, KEYS);
    final JobActTable acts = new JobActTable(jdbc);
    final JobActKeys keys = new JobActKeys(jdbc);
    final List<OperationCommand> log = new CopyOnWriteArrayList<>();
    final String target = "target-" + UUID.randomUUID();
    final Operations operations = new Operations(this::record, KEYS, () -> 41);
    volatile boolean away;

    JobFixture() {
        jdbc.sql("truncate operator_jobs, operator_job_acts cascade").update();
    }

    JobRequest request(String kind, String key) {
        return new JobRequest(kind, "work", target, "{}", "olga", "Ticket 7", key);
    }

    /** A process that knows these kinds, and owns the task until the next one does. */
    JobRunner owner(JobKind... known) {
        var runner = starting(known);
        runner.open();
        return runner;
    }

    /** The same while nothing decides commands yet. */
    JobRunner starting(JobKind... known) {
        var beans = new StaticListableBeanFactory();
        Stream.of(known).forEach(kind -> beans.addBean(kind.kind(), kind));
        var fence = new Fence(JobRunner.NAME, jdbc);
        var work = new WorkTable(jdbc, KEYS, fence);
        var runner = new JobRunner(
                new JobKinds(beans.getBeanProvider(JobKind.class)),
                work,
                new JobWork(work, operations),
                new InterruptedActs(acts, operations),
                fence,
                Duration.ofMillis(1));
        TestOwnership.give(jdbc, JobRunner.NAME, runner::ownedAs);
        return runner;
    }

    /** What an owner writes. */
    WorkTable work() {
        var fence = new Fence(JobRunner.NAME, jdbc);
        TestOwnership.give(jdbc, JobRunner.NAME, fence::ownedAs);
        return new WorkTable(jdbc, KEYS, fence);
    }

    /** What an operator's act does. */
    boolean want(Job job, String wanted) {
        return want(asked(job, wanted, null), wanted);
    }

    boolean want(JobActKeys.Asked asked, String wanted) {
        var act = OperationId.of(UUID.randomUUID());
        acts.begin(act);
        return acts.want(act, asked, wanted);
    }

    /** The act on a job that is called as what it wants. */
    static JobActKeys.Asked asked(Job job, String act, @Nullable String key) {
        return new JobActKeys.Asked(job.id(), act, "olga", key);
    }

    /** As if its row of the keys had been lost. */
    void loseKey(Job job) {
        jdbc.sql("delete from subject_keys where id = (select key from operator_jobs where id = ?)")
                .param(job.id())
                .update();
        KEYS.forget();
    }

    /** As if its row had been damaged. */
    void damageReason(Job job) {
        jdbc.sql("update operator_jobs set reason = set_byte(reason, 20, 255 - get_byte(reason, 20)) where id = ?")
                .param(job.id())
                .update();
    }

    Job now(Job job) {
        return table.find(job.id()).orElseThrow();
    }

    private void record(OperationCommand command) {
        if (away) {
            throw new LogUnavailable("away", null);
        }
        log.add(command);
    }
}
