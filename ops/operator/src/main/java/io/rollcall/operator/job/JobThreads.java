// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.process.FatalErrors;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs under way in this process, each on a thread of its own, and when those that failed are tried again. */
final class JobThreads {

    private static final Logger LOG = LoggerFactory.getLogger(JobThreads.class);

    /** Paused ones are not counted. */
    private static final int TOGETHER = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_DOUBLINGS = 5;

    /** @param thread that does it */
    private record Under(JobRun run, Thread thread) {}

    private final JobWork work;
    private final Runnable ended;
    private final Duration afterFailure;
    private final Map<OperationId, Under> running = new ConcurrentHashMap<>();
    private final Map<OperationId, Long> endedAt = new ConcurrentHashMap<>();

    /**
     * @param ended is told when there may be room for another one
     * @param afterFailure how long one rests then; doubles with each failure in turn
     */
    JobThreads(JobWork work, Runnable ended, Duration afterFailure) {
        this.work = work;
        this.ended = ended;
        this.afterFailure = afterFailure;
    }

    Optional<JobRun> running(OperationId job) {
        return Optional.ofNullable(running.get(job)).map(Under::run);
    }

    /** Forgets what has ended for good. */
    void keepOnly(Collection<OperationId> open) {
        endedAt.keySet().retainAll(open);
    }

    /** Nothing happens where too many are under way, or it has failed a moment ago. */
    void begin(WorkTable.Open job, JobKind kind, JobRun run) {
        var busy = running.values().stream().filter(it -> !it.run().rests()).count();
        if (busy < TOGETHER && isDue(job)) {
            var thread = Thread.ofVirtual().name("job-" + job.id()).unstarted(() -> doIt(job, kind, run));
            running.put(job.id(), new Under(run, thread));
            thread.start();
        }
    }

    /** Also keeps from being done again what has ended while this process read that it had not. */
    private boolean isDue(WorkTable.Open job) {
        var last = endedAt.get(job.id());
        var pause = afterFailure.multipliedBy(1L << Math.min(job.failures(), MOST_DOUBLINGS));
        return last == null || System.nanoTime() - last > pause.toNanos();
    }

    private void doIt(WorkTable.Open job, JobKind kind, JobRun run) {
        try {
            work.run(job, kind, run);
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            LOG.warn("Job {} ended unforeseen: {}", job.id(), e.getClass().getName());
        } finally {
            endedAt.put(job.id(), System.nanoTime());
            running.remove(job.id());
            ended.run();
        }
    }

    /** Leaves all to another process, and returns once nothing is done any more, or soon after. */
    void leave() throws InterruptedException {
        for (var under : running.values()) {
            under.run().leave();
        }
        for (var under : running.values()) {
            under.thread().join(PATIENCE);
        }
        running.clear();
        endedAt.clear();
    }
}
