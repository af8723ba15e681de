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

    /** The user that it happened to. */
    UserId user();

    /**
     * The user has logged in at the referral door.
     *
     * @param session the session that the user has from now on
     * @param spelling the user's spelling of the phone this time
     * @param at the time, by the system's clock
     * @param expiresAt the time from which the session is not valid any more
     */
    @EventName("referral.logged-in")
    @Revision("1")
    record LoggedIn(UserId user, TokenHash session, Spelling spelling, Instant at, Instant expiresAt)
            implements ReferralEvent {}

    /**
     * The user has logged in again, and these older sessions had expired. Nothing is kept of them from now on.
     *
     * @param sessions of the user, at least one
     */
    @EventName("referral.sessions-expired")
    @Revision("1")
    record SessionsExpired(UserId user, List<TokenHash> sessions) implements ReferralEvent {

        public SessionsExpired {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * These sessions are not valid any more: the user has signed out, or all of the user's credentials were revoked.
     *
     * @param sessions of the user, at least one
     */
    @EventName("referral.sessions-revoked")
    @Revision("1")
    record SessionsRevoked(UserId user, List<TokenHash> sessions) implements ReferralEvent {

        public SessionsRevoked {
            sessions = List.copyOf(sessions);
        }
    }

    /** The user has got an invite code, for good. */
    @EventName("referral.invite-code-allotted")
    @Revision("1")
    record InviteCodeAllotted(UserId user, InviteCodeId code) implements ReferralEvent {}

    /**
     * The user has entered the invite code of another user.
     *
     * @param inviter the owner of the code
     */
    @EventName("referral.invite-code-activated")
    @Revision("1")
    record InviteCodeActivated(UserId user, InviteCodeId code, UserId inviter) implements ReferralEvent {}

    /**
     * The user has left.
     *
     * @param sessions of the user, which are not valid any more
     */
    @EventName("referral.ended")
    @Revision("1")
    record ReferralEnded(UserId user, List<TokenHash> sessions) implements ReferralEvent {

        public ReferralEnded {
            sessions = List.copyOf(sessions);
        }
    }
}
