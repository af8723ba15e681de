// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import io.rollcall.log.codec.UnknownEvent;
import io.rollcall.log.subscription.SelectiveStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** One subscription's place in the log. Read by one thread. */
public final class TailStream implements BlockingStream<TrackedEventMessage<?>>, SelectiveStream {

    private final Tail tail;
    private final Semaphore news = new Semaphore(0);
    private Iterator<TrackedEventMessage<?>> page =
            List.<TrackedEventMessage<?>>of().iterator();
    private @Nullable TrackedEventMessage<?> next;
    private long position;
    private volatile long reading = Long.MAX_VALUE;
    private volatile long readAt;
    private volatile Predicate<Class<?>> types = any -> true;
    private volatile Runnable onAvailable = () -> {};
    private volatile boolean ended;

    TailStream(Tail tail, long after) {
        this.tail = tail;
        this.position = after;
    }

    @Override
    public void only(Predicate<Class<?>> wanted) {
        var known = new ConcurrentHashMap<Class<?>, Boolean>();
        types = type -> known.computeIfAbsent(type, wanted::test);
    }

    private boolean wants(TrackedEventMessage<?> event) {
        return event.getPayload() instanceof UnknownEvent unknown
                ? unknown.concerns(types)
                : types.test(event.getPayload().getClass());
    }

    /** The last one in any case: its position is that of the page. */
    private Iterator<TrackedEventMessage<?>> selected(List<TrackedEventMessage<?>> events) {
        var chosen = new ArrayList<TrackedEventMessage<?>>();
        for (int at = 0; at < events.size(); at++) {
            if (at == events.size() - 1 || wants(events.get(at))) {
                chosen.add(events.get(at));
            }
        }
        return chosen.iterator();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            if (!page.hasNext()) {
                reading = position;
                readAt = System.nanoTime();
                page = selected(tail.read(position));
            }
            if (page.hasNext()) {
                next = page.next();
            }
        }
        if (ended) { // asked after reading: what was read may be of the other history
            throw new IllegalStateException("The log has another history by now");
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            var left = deadline - System.nanoTime();
            if (left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                return peek().isPresent();
            }
            news.drainPermits();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        var event = peek().orElseThrow();
        next = null;
        position = event.trackingToken().position().orElseThrow();
        return event;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        tail.forget(this);
    }

    /** Whether it reads between two positions, and last did so within this time. */
    boolean reads(long from, long before, Duration within) {
        return reading >= from && reading < before && System.nanoTime() - readAt < within.toNanos();
    }

    /** Says that what was read may never have been: a reader that reads on fails, and looks where it stands. */
    void end() {
        ended = true;
        ready();
    }

    /** Says what there is more, to a reader that wants any of it. Never waits, as {@link #ready()}. */
    void ready(List<List<TrackedEventMessage<?>>> added) {
        if (added.stream().flatMap(List::stream).anyMatch(this::wants)) {
            ready();
        }
    }

    /** Says that there is more to read. Never waits: it is the writer's thread that calls. */
    void ready() {
        if (news.availablePermits() == 0) {
            news.release();
        }
        onAvailable.run();
    }
}
