// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads for what waits for a budget. No executor itself, for then Boot would make none of its own. */
final class LimitThreads implements AutoCloseable {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("limits-", 0).factory());

    Executor executor() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
