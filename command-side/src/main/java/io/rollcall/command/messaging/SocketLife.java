// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.log.LiveEvents;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Begins and ends the sockets of this process; and once a second renews its lease, asks silent clients for a sign of
 * life, and closes what has ended. Stops before the web server does, which would wait for the sockets.
 */
final class SocketLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLife.class);
    private static final long BEAT_MILLIS = 1000;
    private static final int SWEEP_EVERY = 60;

    private final Sockets sockets;
    private final Presence presence;
    private final LiveEvents events;
    private final MessagingProperties limits;
    private final Clock clock;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sockets").daemon().factory());
    private long beat;
    private boolean entered;
    private volatile boolean running;

    SocketLife(Sockets sockets, Presence presence, LiveEvents events, MessagingProperties limits, Clock clock) {
        this.sockets = sockets;
        this.presence = presence;
        this.events = events;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void start() {
        events.start();
        running = true;
        beats.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        sockets.open(false);
        beats.shutdownNow();
        sockets.closeAll();
        events.stop();
        try {
            presence.end();
        } catch (RuntimeException e) {
            LOG.debug("The lease ends by itself: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void beat() {
        try {
            sockets.all().forEach(this::look);
            entered &= !presence.renew();
            if (!entered) {
                sockets.enterAgain();
                entered = true;
            }
            sockets.open(running);
            sockets.settle();
            if (beat++ % SWEEP_EVERY == 0) {
                presence.sweep();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "Who is connected cannot be told just now: {}", e.getClass().getName());
        }
    }

    private void look(Socket socket) {
        var silence = socket.silence();
        if (socket.bearer().isExpired(clock.instant())) {
            socket.close(Socket.SIGNED_OUT);
        } else if (silence > limits.silence().toNanos()) {
            socket.close(Socket.SILENT);
        } else {
            socket.ask(limits.ping());
        }
    }
}
