// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.command.messaging.MessagingProperties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts the frames of one client, in seconds and minutes that begin with a frame. Used by one thread at a time. */
final class FrameRate {

    /** So many frames in so long a time. */
    private static final class Window {

        private final long length;
        private final int most;
        private long begun;
        private int counted;

        Window(long length, int most) {
            this.length = length;
            this.most = most;
        }

        boolean takes(long now) {
            if (counted == 0 || now - begun >= length) {
                begun = now;
                counted = 0;
            }
            counted++;
            return counted <= most;
        }
    }

    private final LongSupplier nanos;
    private final Window second;
    private final Window minute;

    /** @param nanos a clock, such as {@link System#nanoTime()} */
    FrameRate(MessagingProperties limits, LongSupplier nanos) {
        this.nanos = nanos;
        this.second = new Window(TimeUnit.SECONDS.toNanos(1), limits.framesPerSecond());
        this.minute = new Window(TimeUnit.MINUTES.toNanos(1), limits.framesPerMinute());
    }

    /** Whether one more frame is within the limits. */
    boolean takes() {
        var now = nanos.getAsLong();
        return second.takes(now) & minute.takes(now); // both count
    }
}
