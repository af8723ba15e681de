// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.operator.operation.Operations;
import java.time.Duration;

/**
 * Ends what processes had begun to do with jobs when they were killed, so that no operation stays without an end. Where
 * a process only stood still, the end that is recorded first counts, and there is no other.
 */
final class InterruptedActs {

    /** Longer than any act takes that still has a client. */
    private static final Duration OLD = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final JobActTable acts;
    private final Operations operations;
    private final Duration old;
    private long looked = System.nanoTime() - LOOK.toNanos();

    InterruptedActs(JobActTable acts, Operations operations) {
        this(acts, operations, OLD);
    }

    /** @param old so long ago an act was begun that nothing ends */
    InterruptedActs(JobActTable acts, Operations operations, Duration old) {
        this.acts = acts;
        this.operations = operations;
        this.old = old;
    }

    /** Looks for them, unless it did so just now. What cannot be put on record now is found again. */
    void endOld() {
        if (System.nanoTime() - looked < LOOK.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        for (var act : acts.giveUp(old)) {
            operations.ended(act.id(), end(act));
            acts.forget(act.id());
        }
    }

    private static OperationEnd end(JobActTable.Old act) {
        return act.isApplied()
                ? OperationEnd.applied("Its process ended before it could say so.")
                : OperationEnd.failed("Its process ended before it had done anything.");
    }
}
