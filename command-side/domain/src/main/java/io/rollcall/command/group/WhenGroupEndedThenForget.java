// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.messaging.LeaveGroupConversation;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.Keys;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * Erases what its members shared and wrote once a group has none left, and forgets its name, unless another has it
 * since (ops/adr/0005). Again after a crash: both bear that.
 */
@ProcessingGroup(WhenGroupEndedThenForget.GROUP)
@DisallowReplay
final class WhenGroupEndedThenForget {

    static final String GROUP = "group-erasure";

    private final Keys keys;
    private final ForgottenGroupNames forgotten;
    private final CommandGateway commands;
    private final Executor threads;

    /** @param threads to decide commands on: this one is in a unit of work of its own */
    WhenGroupEndedThenForget(Keys keys, ForgottenGroupNames forgotten, CommandGateway commands, Executor threads) {
        this.keys = keys;
        this.forgotten = forgotten;
        this.commands = commands;
        this.threads = threads;
    }

    @EventHandler
    void react(GroupEnded event) {
        CompletableFuture.runAsync(() -> forget(event), threads).join();
        keys.destroy(event.key());
    }

    private void forget(GroupEnded event) {
        forgotten.ask(event.nameId());
        commands.send(new LeaveGroupConversation(event.group(), event.left()));
    }
}
