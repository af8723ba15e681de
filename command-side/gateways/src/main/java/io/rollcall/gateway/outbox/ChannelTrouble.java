// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the other side is left alone: longer with each trouble until it takes a message again. */
final class ChannelTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelTrouble.class);

    private final String channel;
    private int times;
    private long until = System.nanoTime();

    ChannelTrouble(String channel) {
        this.channel = channel;
    }

    /** It is in trouble; told of by many at once, that counts once. */
    synchronized void met() {
        if (isOver()) {
            times++;
            until = System.nanoTime() + BackOff.SECONDS.after(times).toNanos();
            if (times == 1) {
                LOG.warn("The {} gateway takes no messages just now: they wait", channel);
            }
        }
    }

    /** It has taken a message. */
    synchronized void isNoMore() {
        if (times > 0) {
            LOG.info("The {} gateway takes messages again", channel);
        }
        times = 0;
        until = System.nanoTime();
    }

    /** Whether it may be tried. */
    synchronized boolean isOver() {
        return System.nanoTime() - until >= 0;
    }
}
