// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.command.log.Commands;
import io.rollcall.contracts.account.UserCommand.AskForKey;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import org.springframework.stereotype.Component;

/** The keys of users: each user's aggregate knows its own. */
@Component
final class UserKeys {

    private final Commands commands;

    UserKeys(Commands commands) {
        this.commands = commands;
    }

    KeyId of(UserId user) {
        return commands.<KeyId>decide(new AskForKey(user)).result();
    }
}
