// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.chat.ChatCommand.LogIn;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Gives out the chat door's tokens, one a user, each for a while. */
public final class ChatTokenCommandHandler {

    private final Repository<Credential> credentials;
    private final PresentUsers present;
    private final Reader<SignedSessions> sessions;
    private final TokenHashes hashes;
    private final Clock clock;
    private final Duration lifetime;
    private final Tokens tokens = new Tokens();

    ChatTokenCommandHandler(
            Repository<Credential> credentials,
            PresentUsers present,
            Reader<SignedSessions> sessions,
            TokenHashes hashes,
            Clock clock,
            Duration lifetime) {
        this.credentials = credentials;
        this.present = present;
        this.sessions = sessions;
        this.hashes = hashes;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @CommandHandler
    Optional<String> handle(LogIn command) throws Exception {
        var isStillRight =
                SignOutCommandHandler.revocation(sessions, command.user()).generation() == command.generation();
        return isStillRight && present.contains(command.user()) ? Optional.of(issue(command.user())) : Optional.empty();
    }

    /** A new token for a user, within the caller's unit of work; the one before is worth nothing from then on. */
    public String issue(UserId user) throws Exception {
        var token = tokens.nextOfChat();
        var expiry = clock.instant().plus(lifetime);
        credentials
                .loadOrCreate(Credential.aggregate(user, Door.CHAT), Credential::new)
                .execute(it -> it.issue(user, Door.CHAT, hashes.of(token), expiry));
        return token;
    }
}
