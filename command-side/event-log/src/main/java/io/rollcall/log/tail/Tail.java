// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.append.AggregateCache;
import io.rollcall.log.append.Batch;
import io.rollcall.log.append.GroupCommit;
import io.rollcall.log.append.Head;
import io.rollcall.log.append.Version;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.Window.Added;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log, read and decoded once in this process for all subscriptions. What the process itself appends
 * comes from memory; what others append is read when PostgreSQL tells of it, or by a timer. A subscription that is far
 * behind reads pages, which it shares with others at the same place. When the database turns out to hold another
 * history, because it was restored or a standby took over that lacked the newest events, everybody begins again.
 */
public final class Tail implements GroupCommit.Listener, LogHistory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int PAGE = LogPages.SIZE;
    private static final int WINDOW = 8 * PAGE;
    private static final Duration TIMER = Duration.ofMillis(500);

    private final LogReader log;
    private final AggregateCache aggregates;
    private final RestoreListener other;
    private final Set<TailStream> streams = new CopyOnWriteArraySet<>();
    private final LogPages pages;
    private final Semaphore news = new Semaphore(0);
    private final Thread reader;
    private Window window;
    private long told = System.nanoTime();
    private volatile long seen;
    private volatile long seenAsOf = System.nanoTime();
    private volatile boolean otherHistory;
    private volatile boolean closed;

    /**
     * @param aggregates forgets what another process has moved on
     * @param other is told where the log turns out to be another
     */
    public Tail(LogReader log, AggregateCache aggregates, RestoreListener other) {
        this.log = log;
        this.aggregates = aggregates;
        this.other = other;
        this.pages = new LogPages(log, streams);
        this.window = new Window(log.end(), WINDOW);
        this.seen = window.end().position();
        this.reader = Loop.start("log-tail", TIMER, () -> !closed, this::follow);
    }

    /** The last position that subscriptions can see in this process. */
    public long position() {
        return seen;
    }

    private synchronized Head end() {
        return window.end();
    }

    @Override
    public long head() {
        return log.end().position();
    }

    @Override
    public long seen() {
        return position();
    }

    @Override
    public long seenAsOf() {
        return seenAsOf;
    }

    @Override
    public synchronized List<StoredEvent> recent(long after, int most) {
        return window.reaches(after) ? window.storedAfter(after, most) : List.of();
    }

    /** Of the history that this process follows. */
    @Override
    public Optional<Checkpoint> checkpointAt(long position) {
        Optional<byte[]> seen;
        synchronized (this) {
            seen = window.hashAt(position);
        }
        return seen.map(hash -> log.checkpoint(position, hash)).or(() -> log.checkpointAt(position));
    }

    /** As PostgreSQL says now. */
    @Override
    public boolean holds(Checkpoint checkpoint) {
        return log.holds(checkpoint);
    }

    @Override
    public synchronized OptionalLong lastOf(Predicate<Class<?>> types, long position) {
        return window.lastOf(types, position);
    }

    /** Follows the log from after a position. */
    public synchronized TailStream open(long after) {
        var stream = new TailStream(this, after);
        streams.add(stream);
        return stream;
    }

    void forget(TailStream stream) {
        streams.remove(stream);
    }

    /** Says that PostgreSQL holds this position. */
    public void hear(long written) {
        if (written > position()) {
            news.release();
        }
    }

    @Override
    public void appended(Batch batch) {
        var messages =
                new ArrayList<List<TrackedEventMessage<?>>>(batch.events().size());
        var event = batch.events().iterator();
        for (var request : batch.requests()) {
            request.messages().forEach(message -> messages.add(EventCodec.stored(message, event.next())));
        }
        aggregates.dropOutdated(superseded(batch.events()));
        if (add(batch.events(), messages) != Added.YES) {
            news.release(); // what is missing, or how it is now, is read from PostgreSQL
        }
    }

    @Override
    public void outOfDate(Set<Version> versions) {
        aggregates.dropOutdated(versions);
    }

    @Override
    public void otherHistory() {
        forget();
        otherHistory = true;
        news.release();
    }

    /** Events after a position, in order and without a gap; empty when there are none yet. */
    List<TrackedEventMessage<?>> read(long after) {
        synchronized (this) {
            if (window.reaches(after)) {
                return window.after(after, PAGE);
            }
        }
        return pages.after(after);
    }

    @Override
    public void close() {
        closed = true;
        news.release();
    }

    private void follow(Heartbeat heart) throws InterruptedException {
        try {
            if (news.tryAcquire(TIMER.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
            if (!closed) {
                catchUp(heart);
            }
        } finally {
            tellAll();
        }
    }

    /** Also those that want nothing of what is new: so they come to where the log is. */
    private void tellAll() {
        var now = System.nanoTime();
        if (now - told >= TIMER.toNanos()) {
            told = now;
            streams.forEach(TailStream::ready);
        }
    }

    private void catchUp(Heartbeat heart) {
        List<StoredEvent> events;
        do {
            heart.beat();
            var asked = System.nanoTime();
            var end = end();
            events = log.storedAfter(end.position(), PAGE);
            if (events.isEmpty()) {
                otherHistory |= !log.holds(log.checkpoint(end.position(), end.hash()));
            } else if (add(events, log.decode(events)) == Added.YES) {
                aggregates.dropOutdated(superseded(events));
            }
            if (otherHistory) {
                beginAgain();
            } else if (events.size() < PAGE) {
                seenAsOf = asked;
            }
        } while (events.size() == PAGE && !closed);
    }

    private void beginAgain() {
        LOG.error("The database holds another history than before (restored, or failed over): all who follow begin"
                + " again");
        forget();
        log.identify();
        var end = log.end();
        other.lost(lost(end().position(), end.position()));
        synchronized (this) {
            streams.forEach(TailStream::end); // before there is anything else to read
            streams.clear();
            window = new Window(end, WINDOW);
            seen = end.position();
        }
        otherHistory = false;
        forget(); // what was read or made meanwhile
    }

    /** How many events at most are not there any more. */
    private static long lost(long before, long now) {
        return before > now ? before - now : before;
    }

    private void forget() {
        aggregates.clear();
        pages.forget();
        other.forget();
    }

    /** The versions before these events: no longer the last ones. */
    private static Set<Version> superseded(List<StoredEvent> events) {
        return events.stream()
                .map(event -> new Version(event.row().aggregate(), event.row().version() - 1))
                .collect(Collectors.toSet());
    }

    private Added add(List<StoredEvent> stored, List<List<TrackedEventMessage<?>>> messages) {
        Added added;
        synchronized (this) {
            added = window.add(stored, messages);
            seen = window.end().position();
        }
        otherHistory |= added == Added.OTHER_HISTORY;
        if (added == Added.YES) {
            streams.forEach(stream -> stream.ready(messages));
        }
        return added;
    }
}
