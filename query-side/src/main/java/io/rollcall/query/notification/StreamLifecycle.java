// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.log.subscription.LiveEvents;
import org.springframework.context.SmartLifecycle;

/** Begins and ends the streams of this process. Stops before the web server does, which would wait for them. */
final class StreamLifecycle implements SmartLifecycle {

    private final NotificationStreams streams;
    private final LiveEvents events;
    private volatile boolean running;

    StreamLifecycle(NotificationStreams streams, LiveEvents events) {
        this.streams = streams;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        events.start();
    }

    @Override
    public void stop() {
        running = false;
        events.stop();
        streams.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
