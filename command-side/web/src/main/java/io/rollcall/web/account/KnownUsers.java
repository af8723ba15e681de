// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.account;

import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand.IdentifyUser;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CallerLeft;
import io.rollcall.log.aggregate.CommandGateway;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys and numbers of callers: each user's aggregate knows its own. */
@Component
public final class KnownUsers {

    private final CommandGateway commands;

    KnownUsers(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * What the log knows a caller by. Blocks.
     *
     * @throws CallerLeft where the caller has left since they were let in
     */
    public Known of(UserId caller) {
        var known = commands.<Optional<Known>>send(new IdentifyUser(caller));
        return known.result().orElseThrow(() -> new CallerLeft().at(known.position()));
    }
}
