// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralCommand;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.ReferralEvent.SessionsRevoked;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One user at the referral door: the sessions that know them, their invite code, and their inviter. */
@Snapshotted
@Aggregate(repository = "referrals", commandTargetResolver = "commandTarget")
public class Referral {

    @AggregateIdentifier
    private @Nullable String id;

    private final Map<TokenHash, Instant> sessions = new LinkedHashMap<>();
    private boolean hasCode;
    private boolean activated;
    private boolean ended;

    /** A user that this door has not seen. */
    public Referral() {}

    /** Begins a session, and parts with those that have ended with their time. */
    void logIn(UserId user, TokenHash session, Spelling spelling, Instant now, Instant expiresAt) {
        var expired = sessions.entrySet().stream()
                .filter(known -> !now.isBefore(known.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!expired.isEmpty()) {
            apply(new SessionsExpired(user, expired));
        }
        apply(new LoggedIn(user, session, spelling, now, expiresAt));
    }

    /** Whether the user is logged in by this session, which may have expired. */
    boolean knows(TokenHash session) {
        return sessions.containsKey(session);
    }

    /** All that the user is logged in by, but for this one. */
    List<TokenHash> sessionsBut(@Nullable TokenHash kept) {
        return sessions.keySet().stream()
                .filter(session -> !session.equals(kept))
                .toList();
    }

    /** Ends these sessions of the user's: at least one. */
    void revoke(UserId user, List<TokenHash> ended) {
        apply(new SessionsRevoked(user, ended));
    }

    boolean hasCode() {
        return hasCode;
    }

    void allot(UserId user, InviteCodeId code) {
        apply(new InviteCodeAllotted(user, code));
    }

    boolean hasActivated() {
        return activated;
    }

    void activate(UserId user, InviteCodeId code, UserId inviter) {
        apply(new InviteCodeActivated(user, code, inviter));
    }

    /**
     * Ends all sessions of a user that leaves. Nothing happens the second time, or to a user that this door never saw.
     */
    public void end(UserId user) {
        if (id != null && !ended) {
            apply(new ReferralEnded(user, List.copyOf(sessions.keySet())));
        }
    }

    @EventSourcingHandler
    void evolve(LoggedIn event) {
        id = ReferralCommand.aggregate(event.user());
        sessions.put(event.session(), event.expiresAt());
    }

    @EventSourcingHandler
    void evolve(SessionsExpired event) {
        event.sessions().forEach(sessions::remove);
    }

    @EventSourcingHandler
    void evolve(SessionsRevoked event) {
        event.sessions().forEach(sessions::remove);
    }

    @EventSourcingHandler
    void evolve(InviteCodeAllotted event) {
        id = ReferralCommand.aggregate(event.user());
        hasCode = true;
    }

    @EventSourcingHandler
    void evolve(InviteCodeActivated event) {
        id = ReferralCommand.aggregate(event.user());
        activated = true;
    }

    @EventSourcingHandler
    void evolve(ReferralEnded event) {
        ended = true;
        sessions.clear();
    }
}
