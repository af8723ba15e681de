// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import io.rollcall.privacy.TestPrivacy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;

/** A log that grows evenly, whatever happens to those that follow it, until it is closed. Nobody else writes to it. */
final class LogUnderLoad implements AutoCloseable {

    private static final int BATCH = 20;
    private static final long SECOND = 1_000_000_000;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final AtomicLong head = new AtomicLong();
    private final Queue<Commit> commits = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> appending;
    private volatile int perSecond;
    private volatile boolean ended;

    /** @param nanos of the clock, when the event at this position and those before were committed */
    record Commit(long position, long nanos) {}

    /** @param perSecond so many events */
    LogUnderLoad(SharedParts parts, int perSecond) {
        this.perSecond = perSecond;
        appending = CompletableFuture.runAsync(() -> append(parts), Thread::startVirtualThread);
    }

    /** So many events from now on. */
    void to(int perSecond) {
        this.perSecond = perSecond;
    }

    /** What was committed, the oldest first; to be taken from it. */
    Queue<Commit> commits() {
        return commits;
    }

    private void append(SharedParts parts) {
        try (var source = parts.pool()) {
            Flyway.configure().dataSource(source).load().migrate();
            var keys = TestPrivacy.over(source, parts.keyRing()).keys();
            var log = new GeneratedLog(EventFamilies.types(), keys, keys::take, keys::destroy);
            for (var next = System.nanoTime(); !ended; next += SECOND * BATCH / perSecond) {
                LockSupport.parkNanos(next - System.nanoTime());
                log.append(source, BATCH);
                commits.add(new Commit(head.addAndGet(BATCH), System.nanoTime()));
            }
            log.erase();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** How many it has appended. */
    long head() {
        return head.get();
    }

    /** Returns once there are so many more. */
    void awaitMore(long events) {
        for (var wanted = head.get() + events; head.get() < wanted && !appending.isDone(); ) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Ends it, and destroys the keys of those that have left; the last position, where nobody else has written. */
    long end() {
        ended = true;
        appending.join();
        return head.get();
    }

    @Override
    public void close() {
        end();
    }
}
