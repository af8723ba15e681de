// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.operation.OperationCommand.EndOperation;
import io.rollcall.contracts.operation.OperationCommand.RequestOperation;
import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.operation.OperationOutcome;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.OperationEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("operator_jobs")
class JobRunnerTest {

    private final JobFixture jobs = new JobFixture();
    private final List<JobRunner> owners = new ArrayList<>();

    @AfterEach
    void stop() {
        owners.forEach(JobRunner::stop);
    }

    @Test
    void aJobIsOnRecordBeforeItBeginsAndWhenItHasEnded() {
        var begunAfter = new AtomicInteger(-1);
        var job = add("count");
        owner(job(it -> {
            begunAfter.set(jobs.log.size());
            it.progress(3, 4);
            it.result(Map.of("found", 3));
            return OperationEnd.applied("Counted.").at(44);
        }));
        await(() -> jobs.now(job).hasEnded());
        var ended = jobs.now(job);
        assertThat(ended.outcome()).isEqualTo("applied");
        assertThat(ended.why()).isEqualTo("Counted.");
        assertThat(ended.error()).isNull();
        assertThat(ended.progress().done()).isEqualTo(3);
        assertThat(ended.progress().of()).isEqualTo(4);
        assertThat(String.valueOf(ended.result())).isEqualTo("{\"found\":3}");
        assertThat(ended.endedAt()).isAfterOrEqualTo(ended.createdAt());
        assertThat(begunAfter).hasValue(1);
        assertThat(jobs.log.getFirst()).isInstanceOfSatisfying(RequestOperation.class, it -> {
            assertThat(it.operation().value()).isEqualTo(job.id());
            assertThat(List.of(it.operator(), it.kind(), it.subject(), it.reason(), it.position()))
                    .containsExactly("olga", "count", jobs.target, "Ticket 7", 41L);
        });
        assertThat(jobs.log.getLast()).isInstanceOfSatisfying(EndOperation.class, it -> {
            assertThat(it.outcome()).isEqualTo(OperationOutcome.APPLIED);
            assertThat(it.position()).isEqualTo(44);
        });
        assertThat(jobs.log).hasSize(2);
    }

    @Test
    void whatMayNotBeIsRefusedAndSaysWhy() {
        var job = add("count");
        owner(job(it -> {
            throw Problem.conflict("Something is parked.");
        }));
        await(() -> jobs.now(job).hasEnded());
        assertThat(jobs.now(job).outcome()).isEqualTo("refused");
        assertThat(jobs.now(job).error()).isEqualTo("Something is parked.");
    }

    /** As after a kill -9: the process that was replaced may still be in the middle of it. */
    @Test
    void anotherProcessGoesOnFromTheLastCheckpointAndTheOneBeforeWritesNoMore() throws InterruptedException {
        var froze = new CountDownLatch(1);
        var thaws = new CountDownLatch(1);
        var cameToNothing = new CountDownLatch(1);
        var job = add("count");
        owner(job(it -> {
            it.checkpoint(Map.of("at", 7));
            froze.countDown();
            thaws.await();
            try {
                it.checkpoint(Map.of("at", 8));
            } catch (RuntimeException lost) {
                cameToNothing.countDown();
                throw lost;
            }
            return OperationEnd.failed("the wrong process");
        }));
        froze.await();
        owner(job(it -> OperationEnd.applied(
                "went on at " + it.checkpoint().orElseThrow().get("at"))));
        await(() -> jobs.now(job).hasEnded());
        thaws.countDown();
        cameToNothing.await();
        assertThat(jobs.now(job).why()).isEqualTo("went on at 7");
        assertThat(jobs.log.stream().filter(EndOperation.class::isInstance)).hasSize(1);
    }

    @Test
    void isPausedResumedAndCancelled() {
        var steps = new AtomicInteger();
        var job = add("count");
        var owner = owner(job(it -> {
            while (true) {
                it.goOn();
                it.progress(steps.incrementAndGet(), 1_000_000);
                LockSupport.parkNanos(1_000_000);
            }
        }));
        await(() -> steps.get() > 0);
        want(owner, job, Wanted.PAUSE);
        await(() -> jobs.now(job).state().equals("paused"));
        var stood = steps.get();
        assertThat(jobs.now(job).progress().done()).isEqualTo(stood);
        want(owner, job, Wanted.RUN);
        await(() -> steps.get() > stood && jobs.now(job).state().equals("running"));
        want(owner, job, Wanted.CANCEL);
        await(() -> jobs.now(job).hasEnded());
        assertThat(jobs.now(job).outcome()).isEqualTo("cancelled");
        assertThat(jobs.want(job, Wanted.RUN)).isFalse();
    }

    @Test
    void onePausedBeforeItsBeginningWaitsAndCanBeCancelledThere() {
        var begun = new AtomicInteger();
        var job = add("count");
        jobs.want(job, Wanted.PAUSE);
        var owner = owner(job(it -> {
            begun.incrementAndGet();
            return OperationEnd.applied();
        }));
        await(() -> jobs.now(job).state().equals("paused"));
        want(owner, job, Wanted.CANCEL);
        await(() -> jobs.now(job).hasEnded());
        assertThat(begun).hasValue(0);
        assertThat(jobs.log).hasSize(2);
    }

    @Test
    void whatFailsIsTriedAgainAndFailsForGoodOnlyWithoutProgress() {
        var runs = new AtomicInteger();
        var lucky = add("count");
        owner(job(it -> {
            var run = runs.incrementAndGet();
            if (run <= JobWork.MOST_FAILURES) {
                if (run == JobWork.MOST_FAILURES - 1) {
                    it.checkpoint(Map.of("at", 1)); // those before count no more
                }
                throw new IllegalStateException("Anna is here");
            }
            return OperationEnd.applied();
        }));
        await(() -> jobs.now(lucky).hasEnded());
        assertThat(jobs.now(lucky).outcome()).isEqualTo("applied");
        assertThat(jobs.now(lucky).error()).as("of a job that has ended well").isNull();

        runs.set(Integer.MIN_VALUE);
        var unlucky = add("count");
        await(() -> jobs.now(unlucky).hasEnded());
        assertThat(jobs.now(unlucky).outcome()).isEqualTo("failed");
        assertThat(jobs.now(unlucky).error()).contains("IllegalStateException").doesNotContain("Anna");
    }

    @Test
    void nothingIsDoneWhileTheLogCannotTakeTheRecord() {
        jobs.away = true;
        var begun = new AtomicInteger();
        var job = add("count");
        owner(job(it -> {
            begun.incrementAndGet();
            return OperationEnd.applied();
        }));
        await(() -> jobs.now(job).error() != null);
        assertThat(begun).hasValue(0);
        jobs.away = false;
        await(() -> jobs.now(job).hasEnded());
        assertThat(jobs.now(job).outcome()).isEqualTo("applied");
    }

    @Test
    void oneWithoutItsKeyEndsByItselfAndTheOthersAreDone() {
        var lost = jobs.table.add(jobs.request("count", "lost"));
        var begun = new CopyOnWriteArrayList<UUID>();
        jobs.loseKey(lost);
        var damaged = jobs.table.add(other("damaged"));
        jobs.damageReason(damaged);
        var cancelled = jobs.table.add(other("cancelled"));
        jobs.loseKey(cancelled);
        jobs.want(cancelled, Wanted.CANCEL);
        var sound = jobs.table.add(other("sound"));
        owner(job(it -> {
            begun.add(it.id().value());
            return OperationEnd.applied();
        }));
        await(() -> List.of(lost, damaged, cancelled, sound).stream()
                .allMatch(it -> jobs.now(it).hasEnded()));
        assertThat(begun).containsOnly(sound.id()); // perhaps twice: what fails is tried again at once here
        assertThat(jobs.now(sound).outcome()).isEqualTo("applied");
        assertThat(jobs.now(cancelled).outcome()).isEqualTo("cancelled");
        assertThat(jobs.now(lost).outcome()).isEqualTo("failed");
        assertThat(jobs.now(lost).error())
                .isEqualTo("Its reason cannot be read: the key that it is sealed under is lost.");
        assertThat(jobs.now(lost).reason()).isNull();
        assertThat(jobs.now(damaged).error()).isEqualTo("Its reason cannot be read: it does not open with its key.");
        assertThat(jobs.table.list(Long.MAX_VALUE, 10).items()).hasSize(4);
        assertThat(jobs.log)
                .filteredOn(RequestOperation.class::isInstance)
                .extracting(it -> ((RequestOperation) it).reason())
                .containsOnly("(lost)", "Ticket 7");
    }

    /** Its own events are sealed under keys that may be lost with it. */
    @Test
    void oneWhichTheLogCannotTakeEitherEndsAfterSomeTries() {
        jobs.away = true;
        var lost = add("count");
        jobs.loseKey(lost);
        owner(job(it -> OperationEnd.applied()));
        await(() -> jobs.now(lost).hasEnded());
        assertThat(jobs.now(lost).outcome()).isEqualTo("failed");
        assertThat(jobs.log).isEmpty();
    }

    private JobRequest other(String target) {
        return new JobRequest("count", "work", jobs.target + target, "{}", "olga", "Ticket 7", target);
    }

    @Test
    void nothingIsTriedBeforeCommandsAreDecided() {
        var job = add("count");
        var owner = jobs.starting(job(it -> OperationEnd.applied()));
        owners.add(owner);
        owner.start();
        owner.lookNow();
        assertThat(jobs.log).isEmpty();
        owner.open();
        await(() -> jobs.now(job).hasEnded());
        assertThat(jobs.now(job).error()).isNull();
    }

    /** The process that did it was killed; what works for it in another one goes on until it is told. */
    @Test
    void onePausedWhileNobodyDoesItHasWhatWorksForItStandStill() {
        var job = add("count");
        var run = OperationId.of(job.id());
        jobs.work().state(run, JobState.RUNNING);
        jobs.want(job, Wanted.PAUSE);
        var told = new CopyOnWriteArrayList<OperationId>();
        owner(new JobKind() {
            @Override
            public String kind() {
                return "count";
            }

            @Override
            public OperationEnd run(JobContext context) {
                return OperationEnd.failed("it is paused");
            }

            @Override
            public void paused(JobContext context) {
                told.add(context.id());
            }
        });
        await(() -> jobs.now(job).state().equals("paused"));
        assertThat(told).containsExactly(run);
    }

    @Test
    void whatAnOlderVersionDoesNotKnowWaits() {
        var job = add("of-tomorrow");
        owner(job(it -> OperationEnd.applied()));
        await(() -> jobs.now(job).error() != null);
        assertThat(jobs.now(job).state()).isEqualTo("waiting");
        owner(new Doing("of-tomorrow", it -> OperationEnd.applied()));
        await(() -> jobs.now(job).hasEnded());
    }

    private static Doing job(Doing.Work work) {
        return new Doing("count", work);
    }

    private Job add(String kind) {
        return jobs.table.add(jobs.request(kind, null));
    }

    private JobRunner owner(JobKind kind) {
        var owner = jobs.owner(kind);
        owners.add(owner);
        owner.start();
        return owner;
    }

    private void want(JobRunner owner, Job job, String wanted) {
        assertThat(jobs.want(job, wanted)).isTrue();
        owner.lookNow();
    }

    private static void await(BooleanSupplier so) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
