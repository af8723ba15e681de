// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.operation.OperationEnd;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Has one subscription pass over one event, for good. Ends once its owner has passed over it, or stands before it: then
 * it will.
 */
final class SkipJob extends FollowingJob {

    static final String SKIP = "skip";

    private static final Duration LOOK = Duration.ofMillis(200);

    /** Longer than until a failing subscription is tried again. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An owner says what it has passed over after its position. */
    private static final Duration WORD = Duration.ofSeconds(4);

    private final SubscriptionLookup subscriptions;
    private final Skips skips;

    SkipJob(SubscriptionLookup subscriptions, Skips skips) {
        super(SKIP, subscriptions);
        this.subscriptions = subscriptions;
        this.skips = skips;
    }

    @Override
    public OperationEnd run(JobContext job) {
        var name = job.target();
        var position = job.parameters().get("position").asLong();
        if (!skips.isBy(job.id(), name, position)) { // by an earlier try
            var now = subscriptions.find(name).orElseThrow();
            if (position > now.head()) {
                return OperationEnd.refused("The log ends at position " + now.head() + ".");
            }
            if (position <= now.position()) {
                return OperationEnd.refused("It has passed that event: it stands at position " + now.position() + ".");
            }
            if (!skips.add(job.id(), name, position, job.operator(), job.reason())) {
                return OperationEnd.nothingToDo("It is ordered to pass over that event already.");
            }
        }
        return passed(job, name, position);
    }

    private OperationEnd passed(JobContext job, String name, long position) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var last = 0L;
        while (System.nanoTime() < deadline) {
            if (skips.isPassed(name, position)) {
                return OperationEnd.applied();
            }
            var now = subscriptions.find(name).orElseThrow();
            if (now.position() >= position) {
                last = last == 0 ? System.nanoTime() : last;
                if (System.nanoTime() - last > WORD.toNanos()) {
                    return tooLate(job, name, position);
                }
            } else if (now.state().equals("paused")) {
                return OperationEnd.applied("It will pass over that event once it is resumed.");
            }
            job.goOn();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return OperationEnd.applied("It will pass over that event when it comes there.");
    }

    private OperationEnd tooLate(JobContext job, String name, long position) {
        skips.remove(job.id(), name, position);
        return OperationEnd.refused("It has gone past that event meanwhile without passing over it: it had taken it,"
                + " or takes none of its kind. Pause it first.");
    }
}
