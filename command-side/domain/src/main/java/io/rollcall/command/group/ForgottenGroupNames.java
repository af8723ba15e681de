// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupCommand.ForgetGroupName;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.IdentifierExpiry;
import java.time.Clock;

/**
 * Forgets the names that no group has: those of ended groups at once, those that were wanted in vain a day later. The
 * name itself decides; after a crash between its decision and the end of its key, it is asked again. Several processes
 * may do so at once.
 */
final class ForgottenGroupNames {

    private final IdentifierExpiry expiry;
    private final GroupNames names;
    private final CommandGateway commands;
    private final Clock clock;

    ForgottenGroupNames(IdentifierExpiry expiry, GroupNames names, CommandGateway commands, Clock clock) {
        this.expiry = expiry;
        this.names = names;
        this.commands = commands;
        this.clock = clock;
    }

    /** Asks all that are due; it is done again and again. */
    void look(Heartbeat heart) {
        // Names that are held are looked at again when their groups end.
        expiry.ask(GroupNames.KIND, clock, id -> {
            heart.beat();
            return ask(new GroupNameId(id));
        });
    }

    /** Has a name forgotten if no group has it. Blocks. */
    boolean ask(GroupNameId name) {
        var forgotten = commands.<Boolean>send(new ForgetGroupName(name)).result();
        if (forgotten) {
            names.forget(name);
        }
        return forgotten;
    }
}
