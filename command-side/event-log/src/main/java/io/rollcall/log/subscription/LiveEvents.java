// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Shows a listener every new event of the log, on one thread, from now on. It keeps no position: it is for clients that
 * are connected to this process, which the past does not concern.
 */
public final class LiveEvents {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A listener that is shown the events; never at the same time by two threads. */
    public interface Listener {

        /**
         * From here on every event behind this position is shown. Called at the beginning, and again whenever some may
         * have been missed.
         */
        void placed(long position);

        /** This has happened. It may not wait for anything. */
        void happened(Object event, long position);
    }

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean closed;

    /** @param name of the thread */
    public LiveEvents(String name, StreamableMessageSource<TrackedEventMessage<?>> log, Listener listener) {
        this.log = log;
        this.listener = listener;
        this.thread =
                Thread.ofPlatform().name(name).daemon().unstarted(new Loop(name, PAUSE, () -> !closed, this::follow));
    }

    /** Begins, for once. */
    public void start() {
        thread.start();
    }

    /** Ends for good, without waiting for what is under way. */
    public void stop() {
        closed = true;
        thread.interrupt();
    }

    private void follow(Heartbeat heart) throws InterruptedException {
        var head = log.createHeadToken();
        try (var events = log.openStream(head)) {
            listener.placed(AxonSubscription.positionOf(head));
            while (!closed) {
                heart.beat();
                if (events.hasNextAvailable(1, TimeUnit.SECONDS)) {
                    var event = events.nextAvailable();
                    listener.happened(event.getPayload(), AxonSubscription.positionOf(event.trackingToken()));
                }
            }
        }
    }
}
