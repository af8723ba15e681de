// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.SignOutCommand;
import io.rollcall.contracts.credential.SignOutCommand.FindRevocation;
import io.rollcall.contracts.credential.SignOutCommand.Shown;
import io.rollcall.contracts.credential.SignOutCommand.SignOut;
import io.rollcall.contracts.credential.SignOutCommand.SignOutEverywhere;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Ends credentials of whatever kind. Locks in the order in which leaving does: credentials, sessions; then what is
 * ended of signed tokens.
 */
public final class SignOutCommandHandler implements CredentialRevocation {

    private final Repository<Credential> credentials;
    private final OtherSessions sessions;
    private final Repository<SignedSessions> signed;
    private final Reader<SignedSessions> seen;
    private final PresentUsers present;
    private final Clock clock;
    private final Duration lifetime;

    /** @param lifetime of those signed tokens that live longest */
    SignOutCommandHandler(
            Repository<Credential> credentials,
            OtherSessions sessions,
            Repository<SignedSessions> signed,
            Reader<SignedSessions> seen,
            PresentUsers present,
            Clock clock,
            Duration lifetime) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.signed = signed;
        this.seen = seen;
        this.present = present;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @Override
    public void endAll(UserId user, @Nullable TokenHash kept) throws Exception {
        for (var door : Door.values()) {
            credential(user, door).execute(it -> it.revokeUnless(user, door, kept));
        }
        sessions.endAll(user, kept);
        signed(user).execute(it -> it.endAll(user, kept));
    }

    @CommandHandler
    void handle(SignOutEverywhere command) throws Exception {
        if (present.contains(command.user())) {
            endAll(command.user(), null);
        }
    }

    @CommandHandler
    boolean handle(SignOut command) throws Exception {
        var ended = false;
        for (var shown : command.shown()) {
            ended |= switch (shown) {
                case Shown.Opaque opaque -> end(command.user(), opaque.token());
                case Shown.Signed session -> end(command.user(), session.session());
            };
        }
        return ended;
    }

    @CommandHandler
    Optional<Revocation> handle(FindRevocation command) {
        return present.contains(command.user()) ? Optional.of(revocation(seen, command.user())) : Optional.empty();
    }

    /** What has been ended of a user's signed tokens: a look, which the log holds the decision to. */
    static Revocation revocation(Reader<SignedSessions> seen, UserId user) {
        return seen.read(SignOutCommand.aggregate(user), SignedSessions::revocation)
                .orElse(Revocation.NONE);
    }

    private boolean end(UserId user, TokenHash token) throws Exception {
        for (var door : Door.values()) {
            if (credential(user, door).invoke(it -> it.revoke(user, door, token))) {
                return true;
            }
        }
        return sessions.end(user, token);
    }

    private boolean end(UserId user, String session) throws Exception {
        signed(user).execute(it -> it.end(user, session, clock.instant(), lifetime));
        return true;
    }

    private Aggregate<Credential> credential(UserId user, Door door) throws Exception {
        return credentials.loadOrCreate(Credential.aggregate(user, door), Credential::new);
    }

    private Aggregate<SignedSessions> signed(UserId user) throws Exception {
        return signed.loadOrCreate(SignOutCommand.aggregate(user), SignedSessions::new);
    }
}
