// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.Arrays;
import java.util.stream.LongStream;

/** What has come of one sender's numbered messages: which ones, when, in what order, and what the server calls them. */
final class Arrivals {

    private final long[] delays;
    private final long[] ids;
    private int latest;
    private int arrived;
    private int twice;
    private int outOfOrder;

    /** @param messages how many come at most */
    Arrivals(int messages) {
        this.delays = new long[messages];
        this.ids = new long[messages];
    }

    /**
     * Takes a message.
     *
     * @param number the sender's, from 1
     * @param delay in nanoseconds, since it was due to be written
     * @param id the server's number of it in its conversation; 0 where it has none
     */
    synchronized void take(int number, long delay, long id) {
        if (delays[number - 1] != 0) {
            twice++;
            return;
        }
        if (number < latest || latest > 0 && id < ids[latest - 1]) {
            outOfOrder++;
        }
        latest = Math.max(latest, number);
        delays[number - 1] = Math.max(1, delay);
        ids[number - 1] = id;
        arrived++;
    }

    /** How many have come. */
    synchronized int arrived() {
        return arrived;
    }

    /** Of each message that has come after the first so many, in nanoseconds. */
    synchronized LongStream delaysAfter(int first) {
        return Arrays.stream(delays.clone()).skip(first).filter(delay -> delay != 0);
    }

    /** What the server calls each message, by the sender's number less one. */
    synchronized long[] ids() {
        return ids.clone();
    }

    synchronized int twice() {
        return twice;
    }

    /** How many came after one that was written, or stored, later. */
    synchronized int outOfOrder() {
        return outOfOrder;
    }
}
