// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.chat;

import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.chat.ChatCommand.LogIn;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.credential.PasswordVerifier;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets people in again by account name and password. The same work is done whether the name is known or not. */
@Component
final class ChatAuthenticator {

    private final LoginNames names;
    private final PasswordVerifier verifier;
    private final CommandGateway commands;

    ChatAuthenticator(LoginNames names, PasswordVerifier verifier, CommandGateway commands) {
        this.names = names;
        this.verifier = verifier;
        this.commands = commands;
    }

    /**
     * A new token (D-15). Blocks.
     *
     * @param client where it comes from
     * @throws Refusal 403, the same for a wrong password and for a name that nobody has (D-16, D-17)
     */
    Answer comeIn(ClientAddress client, String accountName, String password) {
        var name = names.findTried(LoginKind.ACCOUNT_NAME, accountName);
        var holder = verifier.find(client, name, password).orElseThrow(ChatAuthenticator::incorrect);
        var token = commands.<Optional<String>>send(new LogIn(holder.user(), holder.generation()));
        return Answer.ok(Map.of("token", token.result().orElseThrow(ChatAuthenticator::incorrect)))
                .at(token.position());
    }

    private static Refusal incorrect() {
        return ChatAnswers.refused(403, "Login or password incorrect");
    }
}
