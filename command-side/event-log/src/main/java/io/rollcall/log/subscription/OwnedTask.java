// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.UUID;

/** A duty as something that can be owned. */
public record OwnedTask(SingletonTask duty) implements Ownable {

    @Override
    public String name() {
        return duty.name();
    }

    @Override
    public Role role() {
        return duty.role();
    }

    @Override
    public void start(UUID token) {
        duty.ownedAs(token);
        duty.start();
    }

    @Override
    public void stop() {
        duty.stop();
    }
}
