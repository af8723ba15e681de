// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Duty;
import io.rollcall.contracts.log.Role;

/** A duty as something that can be owned. */
record OwnedDuty(Duty duty) implements Ownership.Ownable {

    @Override
    public String name() {
        return duty.name();
    }

    @Override
    public Role role() {
        return duty.role();
    }

    @Override
    public void start() {
        duty.start();
    }

    @Override
    public void stop() {
        duty.stop();
    }
}
