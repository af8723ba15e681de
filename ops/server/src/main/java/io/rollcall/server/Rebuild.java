// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.subscription.CaughtUp;
import java.io.PrintStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far the read models have come after a start: a bar on a terminal, a line every ten per cent otherwise. */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int WIDTH = 40;
    private static final long LOOK_MILLIS = 100;

    private final CaughtUp caughtUp;
    private final PrintStream out;
    private final boolean terminal;
    private int shown = -1;

    /** @param terminal whether somebody looks at {@code out} on a terminal */
    Rebuild(CaughtUp caughtUp, PrintStream out, boolean terminal) {
        this.caughtUp = caughtUp;
        this.out = out;
        this.terminal = terminal;
    }

    /** Returns once the read models are caught up, or the thread is interrupted. */
    void show() {
        try {
            while (!caughtUp.isSo()) {
                if (caughtUp.position() < caughtUp.goal()) {
                    show(caughtUp.position(), caughtUp.goal());
                }
                Thread.sleep(LOOK_MILLIS);
            }
            if (shown >= 0) {
                show(caughtUp.goal(), caughtUp.goal());
                if (terminal) {
                    out.println();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(long position, long goal) {
        var percent = (int) (100 * Math.min(position, goal) / Math.max(1, goal));
        if (terminal) {
            var done = WIDTH * percent / 100;
            out.printf(
                    Locale.ROOT,
                    "\rRebuilding the read models [%s%s] %3d %% of %,d events",
                    "#".repeat(done),
                    " ".repeat(WIDTH - done),
                    percent,
                    goal);
            out.flush();
        } else if (percent / 10 > shown / 10 || shown < 0) {
            LOG.info("Rebuilding the read models: {} % of {} events", percent, goal);
        }
        shown = percent;
    }
}
