// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.Arrays;
import java.util.stream.LongStream;

/** What has come to one receiver from its partner, who numbers what it writes: which messages, when, in what order. */
final class Inbox {

    private final long[] delays;
    private int latest;
    private int twice;
    private int outOfOrder;

    /** @param messages how many come at most */
    Inbox(int messages) {
        this.delays = new long[messages];
    }

    /**
     * Takes a message.
     *
     * @param number from 1
     * @param delay in nanoseconds, since it was due to be written
     */
    synchronized void take(int number, long delay) {
        if (delays[number - 1] != 0) {
            twice++;
        } else if (number < latest) {
            outOfOrder++;
        }
        latest = Math.max(latest, number);
        delays[number - 1] = Math.max(1, delay);
    }

    /** Of each message that has come, in nanoseconds. */
    synchronized LongStream delays() {
        return Arrays.stream(delays.clone()).filter(delay -> delay != 0);
    }

    synchronized int twice() {
        return twice;
    }

    /** How many came after one that was written later. */
    synchronized int outOfOrder() {
        return outOfOrder;
    }
}
