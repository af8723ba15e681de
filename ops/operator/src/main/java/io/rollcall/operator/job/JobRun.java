// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.operator.access.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One job under way in this process. */
final class JobRun implements JobContext {

    private static final int MOST_RESULT = 64 * 1024;

    private final WorkTable table;
    private final WorkTable.Open job;
    private final ProgressMeter meter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile String wanted;
    private volatile boolean left;
    private volatile boolean rests;
    private volatile boolean goneOn;
    private volatile @Nullable String checkpoint;
    private Job.@Nullable Progress kept;

    JobRun(WorkTable table, WorkTable.Open job) {
        this.table = table;
        this.job = job;
        this.wanted = job.wanted();
        this.checkpoint = job.checkpoint();
        this.meter = new ProgressMeter(job.done(), job.total(), job.rate());
    }

    /** Hears what operators want by now. */
    void want(String now) {
        signal(() -> wanted = now);
    }

    /** This process leaves it to another one. */
    void leave() {
        signal(() -> left = true);
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has kept a checkpoint in this process: what failed before counts no more. */
    boolean hasGoneOn() {
        return goneOn;
    }

    /** Whether it waits, paused. */
    boolean rests() {
        return rests;
    }

    /** Keeps how far it is, where that is news. */
    void keepProgress() {
        var now = meter.now();
        if (!Objects.equals(now, kept)) {
            table.progress(job.id(), now);
            kept = now;
        }
    }

    @Override
    public OperationId id() {
        return job.id();
    }

    @Override
    public String target() {
        return job.target();
    }

    @Override
    public JsonNode parameters() {
        return JobJson.read(job.parameters());
    }

    @Override
    public String operator() {
        return job.operator();
    }

    @Override
    public String reason() {
        return job.reason().told();
    }

    @Override
    public Optional<JsonNode> checkpoint() {
        return Optional.ofNullable(checkpoint).map(JobJson::read);
    }

    @Override
    public void checkpoint(Object state) {
        var json = JobJson.write(state);
        table.checkpoint(job.id(), json);
        checkpoint = json;
        goneOn = true;
    }

    @Override
    public void progress(long done, long of) {
        meter.reached(done, of, System.nanoTime());
    }

    @Override
    public void progress(long done, long of, double rate, Duration after) {
        meter.told(done, of, rate, after, System.nanoTime());
    }

    @Override
    public void result(Object result) {
        var json = JobJson.write(result);
        if (json.length() > MOST_RESULT) {
            throw Problem.conflict("The result is too large to be kept.");
        }
        table.result(job.id(), json);
    }

    @Override
    public boolean isPaused() {
        return wanted.equals(Wanted.PAUSE);
    }

    @Override
    public boolean isCancelled() {
        return left || wanted.equals(Wanted.CANCEL);
    }

    @Override
    public void goOn() {
        if (isPaused() && !left) {
            rest();
        }
        if (left) {
            throw new JobStopped(JobStopped.Cause.LEFT);
        }
        if (isCancelled()) {
            throw new JobStopped(JobStopped.Cause.CANCELLED);
        }
    }

    private void rest() {
        keepProgress();
        table.state(job.id(), JobState.PAUSED);
        rests = true;
        meter.rest();
        lock.lock();
        try {
            while (isPaused() && !left) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
            rests = false;
        }
        if (!left) {
            table.state(job.id(), JobState.RUNNING);
        }
    }
}
