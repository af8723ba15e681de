// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.command.log.Commands;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand.IdentifyUser;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The keys and numbers of those who call: each user's aggregate knows its own. */
@Component
public final class KnownUsers {

    private final Commands commands;

    KnownUsers(Commands commands) {
        this.commands = commands;
    }

    /**
     * What the log knows a caller by. Blocks.
     *
     * @throws Refusal 401 where they have left since they were let in
     */
    public Known of(UserId caller) {
        return of(caller, KnownUsers::left);
    }

    /**
     * What the log knows a caller by. Blocks.
     *
     * @param left how the caller's door refuses those who have left since they were let in
     * @throws Refusal that one
     */
    public Known of(UserId caller, Supplier<Refusal> left) {
        var known = commands.<Optional<Known>>decide(new IdentifyUser(caller));
        return known.result().orElseThrow(() -> left.get().at(known.position()));
    }

    /**
     * What a caller of the meet door hears who has left since they were let in: what they show is worth nothing any
     * more (B-17).
     */
    public static Refusal left() {
        return Refusal.invalidToken("Token");
    }
}
