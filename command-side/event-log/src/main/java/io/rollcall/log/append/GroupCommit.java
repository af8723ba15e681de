// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Commits append requests together: gives their events the positions after the head, and sends them in one statement.
 * The primary key on the position is what orders several processes: a writer that finds a position taken reads the new
 * head and sends again. Used by one thread.
 */
public final class GroupCommit implements AutoCloseable {

    /** Hears of what this process has appended, in order. */
    public interface Listener {
        /** These events are committed; called on the writer's thread, which waits for it. */
        void appended(Batch batch);

        /** These versions are not the aggregates' last any more: another process has written. */
        void outOfDate(Set<Version> versions);

        /** The log does not hold what it has held: it was restored, or failed over. May not wait. */
        void otherHistory();
    }

    private final WriterConnection connection;
    private final Clock clock;
    private final Duration patience;
    private final Listener listener;
    private final LogMeters meters;
    private @Nullable Head head;

    /** The last end of the log that this process has seen here. */
    private Head last = Head.START;

    /** @param patience how long a batch may be tried before its requests fail */
    public GroupCommit(
            WriterConnection.Source source, Clock clock, Duration patience, Listener listener, LogMeters meters) {
        this.connection = new WriterConnection(source);
        this.clock = clock;
        this.patience = patience;
        this.listener = listener;
        this.meters = meters;
    }

    /** Settles requests without events: by one look at the log, for all of them. */
    void confirm(List<AppendRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        var reads =
                requests.stream().flatMap(request -> request.reads().stream()).collect(Collectors.toSet());
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var seen = AppendStatement.confirm(connection.get(), reads);
                if (seen.head() < last.position()) {
                    turnBack();
                    requests.forEach(GroupCommit::decideAgain);
                    return;
                }
                var confirmed = refuse(requests, seen.stale());
                meters.confirmed(confirmed.size());
                confirmed.forEach(request -> request.position().complete(seen.head()));
                return;
            } catch (SQLException e) {
                if (!isWorthAnother(e, deadline)) {
                    fail(requests, new LogUnavailable("The log cannot be read", e));
                    return;
                }
            }
        }
    }

    /** What became of a batch: it is in, or it is not, and then these versions are out of date. */
    private record Outcome(boolean in, Set<Version> stale) {

        private static final Outcome IN = new Outcome(true, Set.of());
    }

    /** Settles requests with events: each is appended whole, or fails. */
    void append(List<AppendRequest> all) {
        var requests = all;
        var begun = System.nanoTime();
        var deadline = begun + patience.toNanos();
        Batch unanswered = null; // it may be in, so it is sent again as it is until that is known
        while (!requests.isEmpty()) {
            try {
                var again = unanswered != null;
                if (!again && hasTurnedBack()) {
                    requests.forEach(GroupCommit::decideAgain);
                    return;
                }
                var batch = again ? unanswered : Batch.of(Objects.requireNonNull(head), requests, clock.instant());
                unanswered = batch;
                var outcome = send(batch, again);
                unanswered = null;
                if (outcome.in()) {
                    meters.appended(batch, System.nanoTime() - begun);
                    succeed(batch);
                    return;
                }
                requests = refuse(requests, outcome.stale());
                if (System.nanoTime() > deadline) {
                    fail(requests, new LogUnavailable("The log was too busy", null));
                    return;
                }
            } catch (SQLException e) {
                if (!isWorthAnother(e, deadline)) {
                    fail(requests, new LogUnavailable("The log cannot be written", e));
                    head = null;
                    return;
                }
            }
        }
    }

    /** Forgets what may not be so: the connection, and where the log ends. */
    void forget() {
        connection.drop();
        head = null;
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Looks where the log ends, unless that is known, and whether it still holds where it ended before. */
    private boolean hasTurnedBack() throws SQLException {
        if (head != null) {
            return false;
        }
        var end = EventTable.end(connection.get(), last.position());
        if (last.position() > 0 && !Arrays.equals(end.before(), last.hash())) {
            turnBack();
            return true;
        }
        head = end.head();
        last = end.head();
        return false;
    }

    private void turnBack() {
        head = null;
        last = Head.START;
        listener.otherHistory();
    }

    private static void decideAgain(AppendRequest request) {
        request.fail(new ConcurrencyException("Decided on another history"));
    }

    /**
     * Sends a batch.
     *
     * @param again whether it was sent before and the answer was lost: then a refusal may be of its own making
     */
    private Outcome send(Batch batch, boolean again) throws SQLException {
        var stale = Set.<Version>of();
        try {
            var appended = AppendStatement.append(connection.get(), batch);
            if (appended.in()) {
                return Outcome.IN;
            }
            stale = appended.stale();
        } catch (SQLException e) {
            if (!WriterConnection.isClash(e)) {
                throw e;
            }
        }
        if (again && isIn(batch)) {
            return Outcome.IN;
        }
        if (!stale.isEmpty()) {
            return new Outcome(false, stale);
        }
        head = null; // the log does not end where it did
        meters.positionTaken();
        return new Outcome(
                false, AppendStatement.confirm(connection.get(), batch.before()).stale());
    }

    /** Whether the batch went in when it was sent before: then its last hash stands at its last position. */
    private boolean isIn(Batch batch) throws SQLException {
        return EventTable.hashAt(connection.get(), batch.head().position())
                .filter(hash -> Arrays.equals(hash, batch.head().hash()))
                .isPresent();
    }

    private void succeed(Batch batch) {
        head = batch.head();
        last = batch.head();
        try {
            listener.appended(batch); // first: so this process has seen each position that it answers with
        } finally {
            complete(batch);
        }
    }

    private static void complete(Batch batch) {
        var position = batch.events().getFirst().position() - 1;
        for (var request : batch.requests()) {
            position += request.rows().size();
            request.position().complete(position);
        }
    }

    /** Refuses the requests that were decided on these versions, and returns the others. */
    private List<AppendRequest> refuse(List<AppendRequest> requests, Set<Version> stale) {
        if (stale.isEmpty()) {
            return requests;
        }
        listener.outOfDate(stale);
        var fresh = new ArrayList<AppendRequest>();
        for (var request : requests) {
            if (request.dependsOn(stale)) {
                meters.outOfDate();
                request.fail(new ConcurrencyException("Decided on what has changed since"));
            } else {
                fresh.add(request);
            }
        }
        return fresh;
    }

    private boolean isWorthAnother(SQLException e, long deadline) {
        if (!WriterConnection.isLost(e)) {
            return false;
        }
        connection.lost(e);
        if (System.nanoTime() > deadline) {
            return false;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        return true;
    }

    private static void fail(List<AppendRequest> requests, LogUnavailable reason) {
        requests.forEach(request -> request.fail(reason));
    }
}
