// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.operation.OperationOutcome;
import io.rollcall.operator.access.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("operator_jobs")
class JobTableTest {

    private final JobFixture jobs = new JobFixture();

    @Test
    void theSameKeyGetsTheSameJobAlsoWhereRequestsRace() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Callable<UUID>>();
            for (var i = 0; i < 8; i++) {
                asked.add(() -> jobs.table.add(jobs.request("count", "a")).id());
            }
            assertThat(threads.invokeAll(asked).stream().map(Future::resultNow).distinct())
                    .hasSize(1);
        }
        var job = jobs.table.add(jobs.request("count", "a"));
        end(job);
        assertThat(jobs.table.add(jobs.request("count", "a")).id()).isEqualTo(job.id());
    }

    @Test
    void anotherActUnderAKeyIsRefused() {
        jobs.table.add(jobs.request("count", "a"));
        assertThatThrownBy(() -> jobs.table.add(jobs.request("measure", "a")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Idempotency-Key");
    }

    @Test
    void anActOnAJobIsDoneOnceUnderItsKeyWhateverIsWantedAfterThat() {
        var job = jobs.table.add(jobs.request("count", "a"));
        var pause = JobFixture.asked(job, Wanted.PAUSE, "b");
        assertThat(jobs.keys.isDone(pause)).isFalse();
        assertThat(jobs.want(pause, Wanted.PAUSE)).isTrue();
        assertThat(jobs.want(JobFixture.asked(job, Wanted.RUN, "c"), Wanted.RUN))
                .isTrue();
        assertThat(jobs.keys.isDone(pause)).isTrue();
        var again = JobFixture.asked(job, Wanted.RUN, "d"); // it was so already
        jobs.keys.keep(again);
        assertThat(jobs.keys.isDone(again)).isTrue();
        jobs.want(job, Wanted.CANCEL);
        var late = JobFixture.asked(job, Wanted.RUN, "e");
        assertThat(jobs.want(late, Wanted.RUN)).isFalse();
        assertThat(jobs.keys.isDone(late)).as("what was refused").isFalse();
    }

    @Test
    void aKeyIsOfOneActOnAJobOrOfOneNewJob() {
        var job = jobs.table.add(jobs.request("count", "a"));
        jobs.want(JobFixture.asked(job, Wanted.PAUSE, "b"), Wanted.PAUSE);
        for (var taken : List.of(JobFixture.asked(job, Wanted.PAUSE, "a"), JobFixture.asked(job, Wanted.CANCEL, "b"))) {
            assertThatThrownBy(() -> jobs.keys.isDone(taken)).hasMessageContaining("Idempotency-Key");
        }
        assertThatThrownBy(() -> jobs.table.add(jobs.request("measure", "b"))).hasMessageContaining("Idempotency-Key");
    }

    @Test
    void theKeysOfOneOperatorAreNotThoseOfAnother() {
        var job = jobs.table.add(jobs.request("count", "a"));
        end(job);
        var other = new JobRequest("count", "work", jobs.target, "{}", "oscar", "Ticket 8", "a");
        assertThat(jobs.table.add(other).id()).isNotEqualTo(job.id());
    }

    @Test
    void anotherJobInTheSameLaneIsRefusedUntilTheFirstHasEnded() {
        var job = jobs.table.add(jobs.request("count", null));
        assertThatThrownBy(() -> jobs.table.add(jobs.request("measure", null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has not ended");
        var beside = new JobRequest("pause", "other-lane", jobs.target, "{}", "olga", "Ticket 7", null);
        assertThat(jobs.table.add(beside).state()).isEqualTo("waiting");
        end(job);
        assertThat(jobs.table.add(jobs.request("measure", null)).state()).isEqualTo("waiting");
    }

    @Test
    void soManyWaitAndNoMore() {
        IntStream.range(0, JobTable.MOST_OPEN)
                .forEach(i -> jobs.table.add(
                        new JobRequest("count", "work", jobs.target + i, "{}", "olga", "Ticket 7", null)));
        assertThatThrownBy(() -> jobs.table.add(jobs.request("count", null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Too many");
    }

    @Test
    void areListedNewestFirstPageByPage() {
        var first = jobs.table.add(jobs.request("count", null));
        end(first);
        var second = jobs.table.add(jobs.request("count", null));
        var newest = jobs.table.list(Long.MAX_VALUE, 1);
        assertThat(newest.items()).extracting(Job::id).containsExactly(second.id());
        var older = jobs.table.list((Long) newest.next(), 1);
        assertThat(older.items()).extracting(Job::id).containsExactly(first.id());
        assertThat(older.next()).isNull();
    }

    @Test
    void aReasonIsKeptSealed() {
        var job = jobs.table.add(jobs.request("count", null));
        assertThat(job.reason()).isEqualTo("Ticket 7");
        var stored = jobs.jdbc
                .sql("select encode(reason, 'escape') || parameters || target from operator_jobs where id = ?")
                .param(job.id())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("Ticket");
    }

    @Test
    void endedOnesAreForgottenAfterAWhile() {
        var open = jobs.table.add(jobs.request("count", null));
        jobs.jdbc
                .sql("insert into operator_jobs (id, kind, lane, target, parameters, operator, key, reason, state,"
                        + " ended_at) select gen_random_uuid(), 'count', 'work', 't', '{}', 'olga', gen_random_uuid(),"
                        + " '', 'ended', now() - make_interval(days => case when n <= 10 then 91 else 1 end)"
                        + " from generate_series(1, 1015) n")
                .update();
        jobs.jdbc
                .sql("insert into operator_job_act_keys select 'olga', number::text, id, 'pause' from operator_jobs")
                .update();
        jobs.work().tidy();
        assertThat(jobs.jdbc
                        .sql("select count(*) from operator_job_act_keys")
                        .query(Integer.class)
                        .single())
                .as("keys go with their jobs")
                .isEqualTo(1001);
        assertThat(count("ended_at < now() - interval '90 days'")).isZero();
        assertThat(count("state = 'ended'")).isEqualTo(1000);
        assertThat(jobs.now(open).state()).isEqualTo("waiting");
    }

    private int count(String which) {
        return jobs.jdbc
                .sql("select count(*) from operator_jobs where " + which)
                .query(Integer.class)
                .single();
    }

    private void end(Job job) {
        jobs.work().ended(OperationId.of(job.id()), OperationOutcome.APPLIED, null);
    }
}
