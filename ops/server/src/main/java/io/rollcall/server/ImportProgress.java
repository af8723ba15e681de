// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.proof.checkpoint.Checkpoint;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says how far an import is, a line now and then. */
final class ImportProgress {

    private static final int LOOK_EVERY = 1_000;
    private static final long TOLD_EVERY = Duration.ofSeconds(5).toNanos();

    private final long of;
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private long told = begun;

    ImportProgress(long of, PrintStream out) {
        this.of = of;
        this.out = out;
    }

    void show(long done) {
        if (done % LOOK_EVERY != 0 || System.nanoTime() - told < TOLD_EVERY) {
            return;
        }
        told = System.nanoTime();
        var rate = done * 1e9 / (told - begun);
        out.println(String.format(
                Locale.ROOT, "import %d/%d  %.0f/s  %.0f s left", done, of, rate, Math.ceil((of - done) / rate)));
    }

    /** All of it is there for good in a moment. */
    void end(Checkpoint checkpoint) {
        var seconds = (System.nanoTime() - begun) / 1e9;
        out.println(String.format(
                Locale.ROOT,
                "Imported %d events in %.1f s, %.0f/s: %s, with the root %s.",
                of,
                seconds,
                of / seconds,
                checkpoint.origin(),
                checkpoint.root().base64()));
    }
}
