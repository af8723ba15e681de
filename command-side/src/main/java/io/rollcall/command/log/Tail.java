// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log, read and decoded once in this process for all who follow it. What the process itself appends
 * comes from memory; what others append is read when PostgreSQL tells of it, or by a timer. A follower that is far
 * behind reads pages, which it shares with others at the same place.
 */
final class Tail implements GroupCommit.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int PAGE = 1000;
    private static final int WINDOW = 8 * PAGE;
    private static final Duration TIMER = Duration.ofMillis(500);

    private final LogReader log;
    private final Consumer<Set<Version>> outOfDate;
    private final Deque<TrackedEventMessage<?>> window = new ArrayDeque<>();
    private final Set<TailStream> streams = new CopyOnWriteArraySet<>();
    private final Cache<Long, List<TrackedEventMessage<?>>> pages = Caffeine.newBuilder()
            .maximumSize(8)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();
    private final Semaphore news = new Semaphore(0);
    private final Thread reader;
    private long position;
    private volatile boolean closed;

    /** @param outOfDate hears of aggregates that another process has moved on */
    Tail(LogReader log, Consumer<Set<Version>> outOfDate) {
        this.log = log;
        this.outOfDate = outOfDate;
        this.position = log.head();
        this.reader = Thread.ofPlatform().name("log-tail").daemon().start(this::run);
    }

    /** The last position that followers can see in this process. */
    synchronized long position() {
        return position;
    }

    /** Follows the log from after a position. */
    TailStream open(long after) {
        var stream = new TailStream(this, after);
        streams.add(stream);
        return stream;
    }

    void forget(TailStream stream) {
        streams.remove(stream);
    }

    /** Says that PostgreSQL holds this position. */
    void hear(long written) {
        if (written > position()) {
            news.release();
        }
    }

    @Override
    public void appended(Batch batch) {
        var messages = new ArrayList<TrackedEventMessage<?>>(batch.events().size());
        var event = batch.events().iterator();
        for (var unit : batch.units()) {
            unit.messages().forEach(message -> messages.add(EventCodec.stored(message, event.next())));
        }
        if (!add(batch.events().getFirst().position(), messages)) {
            news.release(); // another process wrote before it: both are read from PostgreSQL
        }
    }

    @Override
    public void outOfDate(Set<Version> versions) {
        outOfDate.accept(versions);
    }

    /** Events after a position, in order and without a gap; empty when there are none yet. */
    List<TrackedEventMessage<?>> read(long after) {
        synchronized (this) {
            if (after >= position) {
                return List.of();
            }
            var first = position - window.size() + 1;
            if (after + 1 >= first) {
                return window.stream().skip(after + 1 - first).limit(PAGE).toList();
            }
        }
        return pages.get(after, from -> log.decode(log.storedAfter(from, PAGE)));
    }

    @Override
    public void close() {
        closed = true;
        news.release();
    }

    private void run() {
        while (!closed) {
            try {
                if (news.tryAcquire(TIMER.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                catchUp();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                LOG.warn("The end of the log cannot be read just now: {}", e.getMessage());
                LockSupport.parkNanos(TIMER.toNanos());
            }
            streams.forEach(TailStream::ready);
        }
    }

    private void catchUp() {
        List<StoredEvent> events;
        do {
            var from = position();
            events = log.storedAfter(from, PAGE);
            if (!events.isEmpty() && add(from + 1, log.decode(events))) {
                outOfDate.accept(superseded(events));
            }
        } while (events.size() == PAGE && !closed);
    }

    /** The versions before these events: no longer the last ones. */
    private static Set<Version> superseded(List<StoredEvent> events) {
        return events.stream()
                .map(event -> new Version(event.row().aggregate(), event.row().version() - 1))
                .collect(Collectors.toSet());
    }

    /** Adds what is new among these; false if something before them is still missing. */
    private boolean add(long first, List<TrackedEventMessage<?>> events) {
        synchronized (this) {
            if (first > position + 1) {
                return false;
            }
            var known = (int) Math.min(events.size(), position + 1 - first);
            window.addAll(events.subList(known, events.size()));
            position += events.size() - known;
            while (window.size() > WINDOW) {
                window.removeFirst();
            }
        }
        streams.forEach(TailStream::ready);
        return true;
    }
}
