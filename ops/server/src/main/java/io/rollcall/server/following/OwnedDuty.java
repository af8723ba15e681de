// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Duty;
import io.rollcall.contracts.log.Role;
import java.util.UUID;

/** A duty as something that can be owned. */
record OwnedDuty(Duty duty) implements Ownable {

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
