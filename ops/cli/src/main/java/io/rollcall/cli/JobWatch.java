// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * Follows a job until it has ended, also while the server is away for a while. The job goes on whatever happens here.
 */
final class JobWatch {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** A server may take so long to start anew: ten minutes at the longest pause. */
    private static final int TRIES_WHILE_AWAY = 300;

    private final Rollcall rollcall;
    private final Progress progress;

    JobWatch(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.progress = new Progress(rollcall.terminal());
    }

    /** The job as it has ended. */
    Answer untilEnded(String id) throws InterruptedException {
        var leave = new Thread(() -> left(id));
        Runtime.getRuntime().addShutdownHook(leave);
        try {
            return follow(id);
        } catch (InterruptedException e) {
            left(id);
            throw e;
        } finally {
            progress.end();
            forget(leave);
        }
    }

    private Answer follow(String id) throws InterruptedException {
        var known = new AtomicReference<>("\"none\"");
        var pause = FIRST;
        var away = 0;
        while (true) {
            try {
                var answer = rollcall.api().get(Query.of("jobs", id), Map.of("If-None-Match", known.get()));
                away = 0;
                if (answer.status() != 304) {
                    answer.tag().ifPresent(known::set);
                    var job = answer.json();
                    if (hasEnded(job)) {
                        return answer;
                    }
                    progress.show(name(job), job.path("progress"));
                    pause = FIRST;
                }
            } catch (Failure fault) {
                if (!isPassing(fault) || ++away > TRIES_WHILE_AWAY) {
                    throw fault;
                }
                sayOnce(away, fault);
            }
            rollcall.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private void sayOnce(int away, Failure fault) {
        if (away == 1) {
            progress.end();
            rollcall.terminal().note(fault.getMessage() + " The job goes on once there is one; waiting.");
        }
    }

    private void left(String id) {
        progress.end();
        rollcall.terminal().note("The job goes on. To follow it: rollcall jobs follow " + id);
    }

    static boolean hasEnded(JsonNode job) {
        return !job.path("outcome").isNull() && job.has("outcome");
    }

    private static String name(JsonNode job) {
        return Fields.text(job, "kind") + " " + Fields.text(job, "target") + " " + Fields.text(job, "state");
    }

    private static boolean isPassing(Failure fault) {
        return fault.code() == ExitCode.UNAVAILABLE || fault.code() == ExitCode.TEMPORARY;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it runs already
        }
    }
}
