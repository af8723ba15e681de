// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to the credential that one user holds at one door. */
public sealed interface CredentialEvent extends Event {

    /** The holder of the credential. */
    UserId user();

    /**
     * The user got a token. The earlier token of this door is not valid any more (B-14).
     *
     * @param token what is kept of it
     * @param replaced the earlier token, or {@code null} if there was none
     */
    @EventName("credential.token-issued")
    @Revision("1")
    record TokenIssued(
            UserId user,
            Door door,
            TokenHash token,
            @Nullable TokenHash replaced) implements CredentialEvent {}

    /**
     * The user got a token that expires. The earlier token of this door is not valid any more (D-19).
     *
     * @param token what is kept of it
     * @param replaced the earlier token, or {@code null} if there was none
     * @param expiresAt the time from which the token is not valid any more
     */
    @EventName("credential.expiring-token-issued")
    @Revision("1")
    record ExpiringTokenIssued(
            UserId user,
            Door door,
            TokenHash token,
            @Nullable TokenHash replaced,
            Instant expiresAt) implements CredentialEvent {}

    /** The token is not valid any more: the user has left (B-17) or has logged out (D-21). */
    @EventName("credential.token-revoked")
    @Revision("1")
    record TokenRevoked(UserId user, Door door, TokenHash token) implements CredentialEvent {}
}
