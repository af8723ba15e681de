// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this process that appends. It takes whatever units wait, gives their events the positions after the
 * head, and sends them in one statement; while that one is flushed to disk, the next units gather. The primary key on
 * the position is what orders several processes: whoever finds a position taken reads the new head and sends again.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    /** Hears of what this process has appended, in order. */
    interface Listener {
        void appended(Batch batch);

        /** These versions are not the aggregates' last any more: another process has written. */
        void outOfDate(Set<Version> versions);
    }

    private final WriterConnection connection;
    private final Clock clock;
    private final int most;
    private final Duration patience;
    private final Listener listener;
    private final BlockingQueue<Unit> waiting = new LinkedBlockingQueue<>();
    private final Deque<Unit> deferred = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Head head;

    /**
     * @param most how many units go into one batch
     * @param patience how long a batch may be tried before its units fail
     */
    LogWriter(WriterConnection.Source source, Clock clock, int most, Duration patience, Listener listener) {
        this.connection = new WriterConnection(source);
        this.clock = clock;
        this.most = most;
        this.patience = patience;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("log-writer").daemon().start(this::run);
    }

    /** Hands a unit in. Its future fails with {@link ConcurrencyException} or {@link LogUnavailable}. */
    void submit(Unit unit) {
        waiting.add(unit);
        if (closed) {
            failAllWaiting();
        }
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
        while (!closed || !waiting.isEmpty() || !deferred.isEmpty()) {
            var units = new ArrayList<Unit>();
            try {
                units.addAll(take());
                confirm(units.stream().filter(unit -> !unit.writes()).toList());
                append(units.stream().filter(Unit::writes).toList());
            } catch (Throwable e) {
                // Nothing may end this thread: without it the process would accept commands and never answer.
                LOG.error("The log writer met what it does not know; its units fail", e);
                fail(units, new LogUnavailable("The log writer failed", e));
                connection.drop();
                head = null;
            }
        }
        connection.close();
    }

    /** The waiting units, in order; one that was decided on what an earlier one changes is left for the next batch. */
    private List<Unit> take() throws InterruptedException {
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
        var taken = new ArrayList<Unit>();
        var written = new HashSet<String>();
        for (var unit : candidates) {
            if (unit.touches(written)) {
                deferred.add(unit);
            } else {
                taken.add(unit);
            }
            written.addAll(unit.written());
        }
        return taken;
    }

    private void confirm(List<Unit> units) {
        if (units.isEmpty()) {
            return;
        }
        var reads = units.stream().flatMap(unit -> unit.reads().stream()).collect(Collectors.toSet());
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var seen = EventTable.confirm(connection.get(), reads);
                refuse(units, seen.stale()).forEach(unit -> unit.position().complete(seen.head()));
                return;
            } catch (SQLException e) {
                if (!isWorthAnother(e, deadline)) {
                    fail(units, new LogUnavailable("The log cannot be read", e));
                    return;
                }
            }
        }
    }

    /** What became of a batch: it is in, or it is not, and then these versions are out of date. */
    private record Outcome(boolean in, Set<Version> stale) {

        private static final Outcome IN = new Outcome(true, Set.of());
    }

    private void append(List<Unit> all) {
        var units = all;
        var deadline = System.nanoTime() + patience.toNanos();
        Batch unanswered = null; // it may be in, so it is sent again as it is until that is known
        while (!units.isEmpty()) {
            try {
                var again = unanswered != null;
                var batch = again ? unanswered : Batch.of(head(), units, clock.instant());
                unanswered = batch;
                var outcome = send(batch, again);
                unanswered = null;
                if (outcome.in()) {
                    succeed(batch);
                    return;
                }
                units = refuse(units, outcome.stale());
                if (System.nanoTime() > deadline) {
                    fail(units, new LogUnavailable("The log was too busy", null));
                    return;
                }
            } catch (SQLException e) {
                if (!isWorthAnother(e, deadline)) {
                    fail(units, new LogUnavailable("The log cannot be written", e));
                    head = null;
                    return;
                }
            }
        }
    }

    private Head head() throws SQLException {
        var known = head;
        if (known == null) {
            known = EventTable.head(connection.get());
            head = known;
        }
        return known;
    }

    /**
     * Sends a batch.
     *
     * @param again whether it was sent before and the answer was lost: then a refusal may be of its own making
     */
    private Outcome send(Batch batch, boolean again) throws SQLException {
        try {
            var stale = EventTable.append(connection.get(), batch);
            return stale.isEmpty() || (again && isIn(batch)) ? Outcome.IN : new Outcome(false, stale);
        } catch (SQLException e) {
            if (!WriterConnection.isClash(e)) {
                throw e;
            }
            if (again && isIn(batch)) {
                return Outcome.IN;
            }
            head = null;
            return new Outcome(
                    false, EventTable.confirm(connection.get(), batch.before()).stale());
        }
    }

    /** Whether the batch went in when it was sent before: then its last hash stands at its last position. */
    private boolean isIn(Batch batch) throws SQLException {
        return EventTable.hashAt(connection.get(), batch.head().position())
                .filter(hash -> Arrays.equals(hash, batch.head().hash()))
                .isPresent();
    }

    private void succeed(Batch batch) {
        head = batch.head();
        var position = batch.events().getFirst().position() - 1;
        for (var unit : batch.units()) {
            position += unit.rows().size();
            unit.position().complete(position);
        }
        listener.appended(batch);
    }

    /** Refuses the units that were decided on these versions, and returns the others. */
    private List<Unit> refuse(List<Unit> units, Set<Version> stale) {
        if (stale.isEmpty()) {
            return units;
        }
        listener.outOfDate(stale);
        var fresh = new ArrayList<Unit>();
        for (var unit : units) {
            if (unit.dependsOn(stale)) {
                unit.position().completeExceptionally(new ConcurrencyException("Decided on what has changed since"));
            } else {
                fresh.add(unit);
            }
        }
        return fresh;
    }

    private boolean isWorthAnother(SQLException e, long deadline) {
        if (!WriterConnection.isLost(e)) {
            return false;
        }
        connection.drop();
        if (System.nanoTime() > deadline) {
            return false;
        }
        LOG.warn("The log's connection was lost ({}); trying again", e.getSQLState());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        return true;
    }

    private void failAllWaiting() {
        var left = new ArrayList<Unit>();
        waiting.drainTo(left);
        fail(left, new LogUnavailable("The log is closed", null));
    }

    private static void fail(List<Unit> units, LogUnavailable reason) {
        units.forEach(unit -> unit.position().completeExceptionally(reason));
    }
}
