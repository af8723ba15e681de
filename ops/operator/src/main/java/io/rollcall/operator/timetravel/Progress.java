// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.util.concurrent.CancellationException;

/** How far a look into the past has come in reading the log. One thread moves it, others read it. */
final class Progress {

    /** What callers see; of an answer that reads several documents in turn, the log is read several times. */
    record Shown(long done, long of, double rate, long secondsLeft) {}

    private final long begun = System.nanoTime();
    private volatile long before;
    private volatile long done;
    private volatile long of;
    private volatile long events;
    private volatile boolean cancelled;

    /** Begins to read as far as a position. */
    void begin(long upTo) {
        before += done;
        done = 0;
        of = upTo;
    }

    /** @throws CancellationException where nobody wants it any more */
    void reached(long position) {
        if (cancelled) {
            throw new CancellationException();
        }
        done = position;
    }

    /** So many events more were read. */
    void read(int more) {
        events += more;
    }

    /** How many were read so far. */
    long events() {
        return events;
    }

    void cancel() {
        cancelled = true;
    }

    Shown shown() {
        var seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        var rate = (before + done) / seconds;
        return new Shown(done, of, Math.round(rate), rate < 1 ? 0 : Math.round((of - done) / rate));
    }
}
