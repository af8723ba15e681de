// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What has happened to one user's sessions and invitations. */
public sealed interface ReferralEvent extends Event {

    UserId user();

    /**
     * The user came in at the referral door.
     *
     * @param session the session that knows them from here on
     * @param spelling how they wrote their phone this time
     * @param at by the system's clock
     * @param expiresAt from when on the session is worth nothing
     */
    @EventName("referral.logged-in")
    @Revision("1")
    record LoggedIn(UserId user, TokenHash session, Spelling spelling, Instant at, Instant expiresAt)
            implements ReferralEvent {}

    /**
     * The user came in again, and these sessions had ended with their time: from here on nothing is kept of them.
     *
     * @param sessions theirs, at least one
     */
    @EventName("referral.sessions-expired")
    @Revision("1")
    record SessionsExpired(UserId user, List<TokenHash> sessions) implements ReferralEvent {

        public SessionsExpired {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * These sessions are worth nothing any more: the user has signed out, or something has ended all that they had.
     *
     * @param sessions theirs, at least one
     */
    @EventName("referral.sessions-revoked")
    @Revision("1")
    record SessionsRevoked(UserId user, List<TokenHash> sessions) implements ReferralEvent {

        public SessionsRevoked {
            sessions = List.copyOf(sessions);
        }
    }

    /** The user has an invite code, for good. */
    @EventName("referral.invite-code-allotted")
    @Revision("1")
    record InviteCodeAllotted(UserId user, InviteCodeId code) implements ReferralEvent {}

    /**
     * The user said by whom they were invited.
     *
     * @param inviter whose code it is
     */
    @EventName("referral.invite-code-activated")
    @Revision("1")
    record InviteCodeActivated(UserId user, InviteCodeId code, UserId inviter) implements ReferralEvent {}

    /**
     * The user has left.
     *
     * @param sessions theirs, which are worth nothing any more
     */
    @EventName("referral.ended")
    @Revision("1")
    record ReferralEnded(UserId user, List<TokenHash> sessions) implements ReferralEvent {

        public ReferralEnded {
            sessions = List.copyOf(sessions);
        }
    }
}
