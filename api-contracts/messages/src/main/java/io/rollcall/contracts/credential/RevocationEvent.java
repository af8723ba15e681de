// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has been ended of one user's signed tokens before their time: they say themselves whose they are. */
public sealed interface RevocationEvent extends Event {

    UserId user();

    /**
     * All signed tokens of the user that were given out so far are worth nothing, but for one.
     *
     * @param generation of those that are given out from here on; the first ones have 0
     * @param kept what is kept of the access token that goes on; {@code null} for none
     */
    @EventName("credential.signed-tokens-revoked")
    @Revision("1")
    record SignedTokensRevoked(
            UserId user, long generation, @Nullable TokenHash kept) implements RevocationEvent {}

    /**
     * The signed tokens that came of one login are worth nothing any more.
     *
     * @param session the login, as its tokens name it
     * @param at by the system's clock
     * @param until from when on all of them have expired, so that nobody needs to remember them
     */
    @EventName("credential.signed-session-ended")
    @Revision("1")
    record SignedSessionEnded(UserId user, String session, Instant at, Instant until) implements RevocationEvent {}
}
