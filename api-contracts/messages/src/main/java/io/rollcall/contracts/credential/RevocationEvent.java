// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Which signed tokens of one user were revoked before they expired. A signed token names its user itself. */
public sealed interface RevocationEvent extends Event {

    /** The holder of the tokens. */
    UserId user();

    /**
     * All signed tokens that the user got so far are revoked, with one exception.
     *
     * @param generation the generation of the tokens that are given out from now on; the first tokens have 0
     * @param kept the hash of the access token that stays valid; {@code null} for none
     */
    @EventName("credential.signed-tokens-revoked")
    @Revision("1")
    record SignedTokensRevoked(
            UserId user, long generation, @Nullable TokenHash kept) implements RevocationEvent {}

    /**
     * The signed tokens of one login are revoked.
     *
     * @param session the login, as its tokens name it
     * @param at the time, by the system's clock
     * @param until when the last of them expires; the revocation can be forgotten then
     */
    @EventName("credential.signed-session-ended")
    @Revision("1")
    record SignedSessionEnded(UserId user, String session, Instant at, Instant until) implements RevocationEvent {}
}
