// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Runs tasks on virtual threads of their own, outside the unit of work that a handler of events is in. What they have
 * commands do is told, all the same, to have come of that event.
 */
public final class CorrelatedExecutor implements Executor {

    private static final ScopedValue<MetaData> ORIGIN = ScopedValue.newInstance();

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What a command says of where it comes from; empty where that is nothing in the log. */
    static MetaData origin() {
        return ORIGIN.orElse(MetaData.emptyInstance());
    }

    @Override
    public void execute(Runnable task) {
        var origin = CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.correlationData() : origin();
        threads.execute(() -> ScopedValue.where(ORIGIN, origin).run(task));
    }
}
