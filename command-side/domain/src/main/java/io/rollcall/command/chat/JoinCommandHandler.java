// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.chat;

import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.credential.ChatTokenCommandHandler;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.login.WantedNames;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.chat.ChatCommand.JoinChat;
import io.rollcall.contracts.chat.JoinResult;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Lets users in by the chat door: names, user, password and token in one unit, or none of them (D-12). */
final class JoinCommandHandler {

    private final Repository<LoginName> names;
    private final Repository<User> users;
    private final Repository<Password> passwords;
    private final ChatTokenCommandHandler tokens;
    private final UserIds ids;
    private final Clock clock;

    JoinCommandHandler(
            Repository<LoginName> names,
            Repository<User> users,
            Repository<Password> passwords,
            ChatTokenCommandHandler tokens,
            UserIds ids,
            Clock clock) {
        this.names = names;
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    @CommandHandler
    JoinResult handle(JoinChat command) throws Exception {
        var wanted = new WantedNames(
                names,
                Map.of(
                        LoginKind.ACCOUNT_NAME, command.accountName().id(),
                        LoginKind.CHAT_EMAIL, command.email().id()),
                Map.of(),
                null);
        var forgotten = wanted.forgotten();
        if (!forgotten.isEmpty()) {
            return new JoinResult.Forgotten(forgotten);
        }
        return wanted.taken().isEmpty() ? join(command, wanted) : new JoinResult.Taken();
    }

    private JoinResult join(JoinChat command, WantedNames wanted) throws Exception {
        var user = ids.next();
        wanted.claim(user);
        users.newInstance(() -> new User(joined(command, user)));
        passwords
                .loadOrCreate(Password.aggregate(user), Password::new)
                .execute(it -> it.choose(user, command.key(), command.passwordHash()));
        return new JoinResult.Joined(user, tokens.issue(user));
    }

    private UserJoined joined(JoinChat command, UserId user) {
        return new UserJoined(
                user,
                command.key(),
                command.accountName().id(),
                command.email().id(),
                clock.instant(),
                command.accountName().text(),
                command.email().text());
    }
}
