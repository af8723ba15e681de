// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A fault that the next few commands of a kind meet. */
public final class Injection {

    private final Predicate<MongoCommand> concerned;
    private final Fault fault;
    private final int times;
    private final AtomicInteger met = new AtomicInteger();

    Injection(Predicate<MongoCommand> concerned, Fault fault, int times) {
        this.concerned = concerned;
        this.fault = fault;
        this.times = times;
    }

    /** How many have met it. */
    public int met() {
        return met.get();
    }

    /** Whether as many have met it as shall. */
    public boolean isOver() {
        return met.get() == times;
    }

    Fault fault() {
        return fault;
    }

    /** Whether this command meets it; which then counts. */
    boolean takes(MongoCommand command) {
        return !isOver() && concerned.test(command) && met.getAndUpdate(n -> Math.min(times, n + 1)) < times;
    }
}
