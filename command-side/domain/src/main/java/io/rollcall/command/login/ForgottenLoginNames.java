// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameCommand.ForgetLoginName;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.IdentifierExpiry;
import java.time.Clock;

/**
 * Forgets the login names that nobody holds: those that were released at once, those that were wanted in vain a day
 * later. The name itself decides; after a crash between its decision and the end of its key, it is asked again. Several
 * processes may do so at once.
 */
final class ForgottenLoginNames {

    private final IdentifierExpiry expiry;
    private final LoginNames names;
    private final CommandGateway commands;
    private final Clock clock;

    ForgottenLoginNames(IdentifierExpiry expiry, LoginNames names, CommandGateway commands, Clock clock) {
        this.expiry = expiry;
        this.names = names;
        this.commands = commands;
        this.clock = clock;
    }

    /** Asks all that are due; it is done again and again. */
    void look(Heartbeat heart) {
        // The release of those that are held will be heard of.
        for (var kind : LoginKind.values()) {
            heart.beat();
            expiry.ask(LoginNames.kindOf(kind), clock, id -> {
                heart.beat();
                return ask(kind, new LoginNameId(id));
            });
        }
    }

    /** Has a name forgotten if nobody holds it. Blocks. */
    boolean ask(LoginKind kind, LoginNameId name) {
        var forgotten = commands.<Boolean>send(new ForgetLoginName(name)).result();
        if (forgotten) {
            names.forget(kind, name);
        }
        return forgotten;
    }
}
