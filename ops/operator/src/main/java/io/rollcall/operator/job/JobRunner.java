// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.spring.event.AxonStartedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** Does the jobs that have not ended, in the one process that owns this task, some beside each other. */
final class JobRunner implements SingletonTask {

    static final String NAME = "operator-jobs";

    /** How soon it sees what another process was asked, and how often progress is kept. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Doubles with each failure in turn. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Duration TIDYING = Duration.ofMinutes(1);

    private final JobKinds kinds;
    private final WorkTable table;
    private final JobWork work;
    private final JobThreads threads;
    private final InterruptedActs interrupted;
    private final Fence fence;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean active;
    private volatile boolean open;
    private long tidied = System.nanoTime();
    private @Nullable Thread thread;

    JobRunner(JobKinds kinds, WorkTable table, JobWork work, InterruptedActs interrupted, Fence fence) {
        this(kinds, table, work, interrupted, fence, AFTER_FAILURE);
    }

    JobRunner(
            JobKinds kinds,
            WorkTable table,
            JobWork work,
            InterruptedActs interrupted,
            Fence fence,
            Duration afterFailure) {
        this.interrupted = interrupted;
        this.kinds = kinds;
        this.table = table;
        this.work = work;
        this.fence = fence;
        this.threads = new JobThreads(work, this::lookNow, afterFailure);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What jobs make are read models, above all. */
    @Override
    public Role role() {
        return Role.PROJECTION;
    }

    @Override
    public void ownedAs(UUID token) {
        fence.ownedAs(token);
    }

    @Override
    public void start() {
        active = true;
        thread = Loop.start(NAME, LOOK, () -> active, this::lookAndRest);
    }

    @Override
    public void stop() {
        active = false;
        wake.release();
        try {
            if (thread != null) {
                thread.join();
            }
            threads.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * From now on commands are decided, without which no job can be put on record: Axon registers what decides them
     * late in a start. Until then all jobs wait.
     */
    @EventListener(AxonStartedEvent.class)
    void open() {
        open = true;
        lookNow();
    }

    /** There may be something new to do. */
    void lookNow() {
        if (active) {
            wake.release();
        }
    }

    private void lookAndRest(Heartbeat heart) throws InterruptedException {
        if (open) {
            look(heart);
        }
        if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void look(Heartbeat heart) {
        var open = table.open();
        threads.keepOnly(open.stream().map(WorkTable.Open::id).toList());
        lookAtEach(open, heart);
        if (System.nanoTime() - tidied > TIDYING.toNanos()) {
            table.tidy();
            tidied = System.nanoTime();
        }
        interrupted.endOld();
    }

    /** What one of them fails of is told once all have been looked at. */
    private void lookAtEach(List<WorkTable.Open> open, Heartbeat heart) {
        RuntimeException failure = null;
        for (var job : open) {
            heart.beat();
            try {
                look(job);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void look(WorkTable.Open job) {
        threads.running(job.id())
                .ifPresentOrElse(
                        run -> {
                            run.want(job.wanted());
                            run.keepProgress();
                        },
                        () -> consider(job));
    }

    private void consider(WorkTable.Open job) {
        if (!active) {
            return;
        }
        var kind = kinds.get(job.kind());
        var run = new JobRun(table, job);
        if (job.wanted().equals(Wanted.CANCEL)) {
            work.cancel(job, kind, run);
        } else if (job.wanted().equals(Wanted.PAUSE)) {
            if (job.state() != JobState.PAUSED) {
                work.pause(job, kind, run);
            }
        } else if (kind.isPresent()) {
            threads.begin(job, kind.get(), run);
        } else {
            table.failed(job.id(), 0, "The process that does jobs is of a version that does not know this kind.");
        }
    }
}
