// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.time.Duration;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How far something is, beside the answer: a bar on a terminal; elsewhere a line now and then. */
final class Progress {

    private static final int WIDTH = 30;
    private static final int WHOLE = 100;
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);

    private final Terminal terminal;
    private String last = "";
    private long lastAt;
    private boolean open;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param progress {@code {"done", "of", "rate", "seconds_left"}} */
    void show(String what, JsonNode progress) {
        if (terminal.isInteractive()) {
            terminal.renew(what + " " + bar(progress) + figures(progress));
            open = true;
            return;
        }
        var now = System.nanoTime();
        var due = now - lastAt >= NOW_AND_THEN.toNanos();
        if (!what.equals(last) || due) {
            terminal.note(what + figures(progress));
            last = what;
            lastAt = now;
        }
    }

    /** What this command does itself, and has begun now. */
    Counted counted(String what, long before, long of) {
        return new Counted(what, before, of, System.nanoTime());
    }

    /** So many things, of which some were done before. */
    final class Counted {

        private final String what;
        private final long before;
        private final long of;
        private final long begun;

        private Counted(String what, long before, long of, long begun) {
            this.what = what;
            this.before = before;
            this.of = of;
            this.begun = begun;
        }

        void show(long done) {
            var rate = (done - before) / ((System.nanoTime() - begun) / 1e9);
            Progress.this.show(
                    what,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("done", done)
                            .put("of", of)
                            .put("rate", rate)
                            .put("seconds_left", (of - done) / rate));
        }
    }

    /** Leaves the bar as it is. */
    void end() {
        if (open) {
            terminal.err().println();
        }
        open = false;
    }

    private static String bar(JsonNode progress) {
        var of = progress.path("of").asDouble(0);
        var full = of <= 0 ? 0 : (int) Math.clamp(progress.path("done").asDouble(0) / of * WIDTH, 0, WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static String figures(JsonNode progress) {
        var parts = new ArrayList<String>();
        var done = progress.path("done").asLong(0);
        var of = progress.path("of").asLong(0);
        if (of > 0) {
            parts.add(Math.clamp(done * WHOLE / of, 0, WHOLE) + " %");
        }
        parts.add(done + (of > 0 ? "/" + of : ""));
        if (progress.path("rate").asDouble(0) > 0) {
            parts.add(Math.round(progress.path("rate").asDouble()) + "/s");
        }
        if (progress.path("seconds_left").isNumber()) {
            parts.add(Times.span(progress.path("seconds_left").asDouble()) + " left");
        }
        return " " + String.join("  ", parts);
    }
}
