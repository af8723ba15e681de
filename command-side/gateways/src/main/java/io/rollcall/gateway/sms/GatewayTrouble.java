// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the gateway is left alone: longer with each trouble until it takes a message again. */
final class GatewayTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayTrouble.class);

    private int times;
    private long until = System.nanoTime();

    /** It is in trouble; told of by many at once, that counts once. */
    synchronized void met() {
        if (isOver()) {
            times++;
            until = System.nanoTime() + BackOff.after(times).toNanos();
            if (times == 1) {
                LOG.warn("The SMS gateway takes no messages just now: they wait");
            }
        }
    }

    /** It has taken a message. */
    synchronized void isNoMore() {
        if (times > 0) {
            LOG.info("The SMS gateway takes messages again");
        }
        times = 0;
        until = System.nanoTime();
    }

    /** Whether it may be tried. */
    synchronized boolean isOver() {
        return System.nanoTime() - until >= 0;
    }
}
