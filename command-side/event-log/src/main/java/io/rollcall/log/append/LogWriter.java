// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.process.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this process that appends. It takes whatever requests wait and has them committed together; while
 * those are flushed to disk, the next ones gather.
 */
public final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final GroupCommit log;
    private final int most;
    private final Duration patience;
    private final BlockingQueue<AppendRequest> waiting = new LinkedBlockingQueue<>();
    private final Deque<AppendRequest> deferred = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param most how many requests go into one batch
     * @param patience how long closing waits for what is under way
     */
    public LogWriter(GroupCommit log, int most, Duration patience) {
        this.log = log;
        this.most = most;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("log-writer").daemon().start(this::run);
    }

    /** Hands a request in. Its future fails with {@link ConcurrencyException} or {@link LogUnavailable}. */
    void submit(AppendRequest request) {
        waiting.add(request);
        if (closed) {
            failAllWaiting();
        }
    }

    /** How many requests wait for the next batch. */
    public int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(patience.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failAllWaiting();
    }

    private void run() {
        new Loop("log-writer", patience, this::goesOn, heart -> appendWaiting()).run();
        log.close();
    }

    private boolean goesOn() {
        return !closed || !waiting.isEmpty() || !deferred.isEmpty();
    }

    private void appendWaiting() {
        var requests = new ArrayList<AppendRequest>();
        try {
            requests.addAll(take());
            log.confirm(requests.stream().filter(request -> !request.writes()).toList());
            log.append(requests.stream().filter(AppendRequest::writes).toList());
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            LOG.error("The log writer met what it does not know; its requests fail", e);
            requests.forEach(request -> request.fail(new LogUnavailable("The log writer failed", e)));
            log.forget();
        }
    }

    /**
     * The waiting requests, in order; one that was decided on what an earlier one changes is left for the next batch.
     */
    private List<AppendRequest> take() throws InterruptedException {
        var candidates = new ArrayList<>(deferred);
        deferred.clear();
        if (candidates.isEmpty()) {
            var first = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            candidates.add(first);
        }
        waiting.drainTo(candidates, Math.max(0, most - candidates.size()));
        var taken = new ArrayList<AppendRequest>(candidates.size());
        var written = new HashSet<String>();
        for (var request : candidates) {
            if (request.touches(written)) {
                deferred.add(request);
            } else {
                taken.add(request);
            }
            written.addAll(request.written());
        }
        return taken;
    }

    private void failAllWaiting() {
        var left = new ArrayList<AppendRequest>();
        waiting.drainTo(left);
        left.forEach(request -> request.fail(new LogUnavailable("The log is closed", null)));
    }
}
