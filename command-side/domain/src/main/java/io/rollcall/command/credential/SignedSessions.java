// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.credential.RevocationEvent.SignedSessionEnded;
import io.rollcall.contracts.credential.RevocationEvent.SignedTokensRevoked;
import io.rollcall.contracts.credential.SignOutCommand;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What has been ended of one user's signed tokens, of which nothing is recorded when they are made. How much of it is
 * remembered has a bound: a user that signs out once too often within the life of a token is signed out everywhere.
 */
@Snapshotted
@Aggregate(repository = "signedSessions", commandTargetResolver = "commandTarget")
class SignedSessions {

    /** Ended logins that are remembered one by one. */
    static final int MOST = 100;

    @AggregateIdentifier
    private @Nullable String id;

    private Revocation revocation = Revocation.NONE;

    /** Nothing ended yet. */
    SignedSessions() {}

    Revocation revocation() {
        return revocation;
    }

    /** How often all tokens have been ended. */
    long generation() {
        return revocation.generation();
    }

    /** @param kept the one access token that goes on; {@code null} for none */
    void endAll(UserId user, @Nullable TokenHash kept) {
        apply(new SignedTokensRevoked(user, revocation.generation() + 1, kept));
    }

    /**
     * Ends a login; nothing happens the second time.
     *
     * @param lifetime the longest of any token
     */
    void end(UserId user, String session, Instant now, Duration lifetime) {
        var ended = new SignedSessionEnded(user, session, now, now.plus(lifetime));
        if (revocation.sessions().containsKey(session)) {
            return;
        }
        if (revocation.after(ended).sessions().size() > MOST) {
            endAll(user, null);
        } else {
            apply(ended);
        }
    }

    @EventSourcingHandler
    void evolve(RevocationEvent event) {
        id = SignOutCommand.aggregate(event.user());
        revocation = revocation.after(event);
    }
}
