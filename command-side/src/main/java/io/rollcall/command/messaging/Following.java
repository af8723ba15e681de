// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows every new event of the log to the sockets of this process, from its start to its end. It keeps no position:
 * what happened while it was away concerns nobody who is connected now. Where it loses its place, all sockets are
 * closed, since what is missed could be a token's end.
 */
final class Following implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final EventStore events;
    private final Consumer<TrackedEventMessage<?>> taker;
    private final Runnable lost;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Begins at once.
     *
     * @param taker is shown the events in their order
     * @param lost is called when events may have been missed
     */
    Following(EventStore events, Consumer<TrackedEventMessage<?>> taker, Runnable lost) {
        this.events = events;
        this.taker = taker;
        this.lost = lost;
        this.thread = Thread.ofPlatform().name("socket-delivery").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        var missed = false;
        while (!closed) {
            try (var stream = events.openStream(events.createHeadToken())) {
                if (missed) {
                    lost.run(); // only now: a socket that is opened from here on misses nothing
                }
                while (!closed) {
                    if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                        taker.accept(stream.nextAvailable());
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The log cannot be followed for the sockets just now: {}", e.getMessage());
                missed = true;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
