// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.Role;
import java.util.function.Supplier;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** A follower together with the processor that feeds it while this process owns it. */
record OwnedFollower(Follower follower, Supplier<StreamingEventProcessor> processor) implements Ownership.Ownable {

    @Override
    public String name() {
        return follower.name();
    }

    @Override
    public Role role() {
        return follower.role();
    }

    @Override
    public void start() {
        processor.get().start();
    }

    @Override
    public void stop() {
        processor.get().shutDown();
    }
}
