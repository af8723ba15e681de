// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that somebody is logged in by. Holds nothing personal.
 *
 * @param session its token's hash
 * @param spelling how the user wrote their phone when they logged in
 * @param expiresAt from when on it is worth nothing
 */
public record SessionDocument(String session, long user, Spelling spelling, Instant expiresAt) {

    static SessionDocument loggedIn(@Nullable SessionDocument before, LoggedIn event) {
        return new SessionDocument(event.session().value(), event.user().value(), event.spelling(), event.expiresAt());
    }

    /** What becomes of a session that ends, by whatever event. */
    static @Nullable SessionDocument ended(@Nullable SessionDocument before, Object event) {
        return null;
    }

    /** The user that is logged in. */
    public UserId holder() {
        return UserId.of(user);
    }

    /** Whether it is still good. */
    public boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }
}
