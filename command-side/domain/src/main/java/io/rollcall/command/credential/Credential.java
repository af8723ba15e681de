// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The one token that a user holds at one door: a new one ends the one before (B-14). */
@Aggregate(repository = "credentials", commandTargetResolver = "commandTarget")
public class Credential {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable TokenHash token;

    /** Nothing issued yet. */
    public Credential() {}

    /** The name of the aggregate that holds what a user is let in by at one door. */
    public static String aggregate(UserId user, Door door) {
        return "credential-" + door.name().toLowerCase(java.util.Locale.ROOT) + "-" + user.value();
    }

    void issue(UserId user, Door door, TokenHash next) {
        apply(new TokenIssued(user, door, next, token));
    }

    void issue(UserId user, Door door, TokenHash next, Instant expiresAt) {
        apply(new ExpiringTokenIssued(user, door, next, token, expiresAt));
    }

    /** Ends this token, if it is the present one; whether it was. */
    boolean revoke(UserId user, Door door, TokenHash shown) {
        var present = shown.equals(token);
        if (present) {
            revoke(user, door);
        }
        return present;
    }

    /** Ends the token, if there is one, unless it is this one. */
    void revokeUnless(UserId user, Door door, @Nullable TokenHash kept) {
        if (kept == null || !kept.equals(token)) {
            revoke(user, door);
        }
    }

    /** Ends the token, if there is one. */
    public void revoke(UserId user, Door door) {
        if (token != null) {
            apply(new TokenRevoked(user, door, token));
        }
    }

    @EventSourcingHandler
    void evolve(ExpiringTokenIssued event) {
        id = aggregate(event.user(), event.door());
        token = event.token();
    }

    @EventSourcingHandler
    void evolve(TokenRevoked event) {
        token = null;
    }

    @EventSourcingHandler
    void evolve(TokenIssued event) {
        id = aggregate(event.user(), event.door());
        token = event.token();
    }
}
