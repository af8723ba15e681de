// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.command.messaging.MessagingProperties;
import io.rollcall.command.messaging.PresenceLeases;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.LiveEvents;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Begins and ends the sockets of this process; and once a second renews its lease, asks silent clients for a sign of
 * life, and closes what has ended. Stops before the web server does, which would wait for the sockets.
 */
final class SocketLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLifecycle.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int SWEEP_EVERY = 60;

    private final Sockets sockets;
    private final PresenceLeases presence;
    private final LiveEvents events;
    private final MessagingProperties limits;
    private final Clock clock;
    private long beat;
    private boolean entered;
    private volatile boolean running;
    private @Nullable Thread beats;

    SocketLifecycle(
            Sockets sockets, PresenceLeases presence, LiveEvents events, MessagingProperties limits, Clock clock) {
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
        beats = Loop.every(BEAT, "sockets", () -> running, heart -> beat());
    }

    @Override
    public void stop() {
        running = false;
        sockets.open(false);
        if (beats != null) {
            beats.interrupt();
        }
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
    }

    private void look(Socket socket) {
        var silence = socket.silence();
        if (socket.bearer().isExpired(clock.instant())) {
            socket.close(Socket.SIGNED_OUT);
        } else if (silence > limits.silence().toNanos()) {
            socket.close(Socket.SILENT);
        } else if (socket.incomplete() > limits.wholeWithin().toNanos()) {
            socket.close(Socket.TOO_LONG);
        } else {
            socket.ask(limits.ping());
        }
    }
}
