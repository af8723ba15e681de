// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.UUID;

/** A task as something that can be owned. */
public record OwnedTask(SingletonTask task) implements Ownable {

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public Role role() {
        return task.role();
    }

    @Override
    public void start(UUID token) {
        task.ownedAs(token);
        task.start();
    }

    @Override
    public void stop() {
        task.stop();
    }
}
