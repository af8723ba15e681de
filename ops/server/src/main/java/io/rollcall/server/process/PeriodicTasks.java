// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import io.rollcall.contracts.process.PeriodicTask;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the periodic tasks of this process once all else is there, and ends them before anything goes. */
@Component
final class PeriodicTasks implements SmartLifecycle {

    private final List<PeriodicTask> tasks;
    private volatile boolean running;

    PeriodicTasks(List<PeriodicTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public void start() {
        running = true;
        tasks.forEach(PeriodicTask::start);
    }

    @Override
    public void stop() {
        tasks.forEach(PeriodicTask::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
