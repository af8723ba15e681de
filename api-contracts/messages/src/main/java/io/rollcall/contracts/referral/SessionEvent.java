// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.privacy.Secret;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one session of the referral door. The user of a session stands in {@link ReferralEvent}s. */
@Secret
public sealed interface SessionEvent extends Event {

    /** The hash of its token. */
    TokenHash session();

    /**
     * A client got a session cookie.
     *
     * @param expiresAt the time from which the session is not valid any more
     */
    @EventName("session.opened")
    @Revision("1")
    record SessionOpened(TokenHash session, Instant expiresAt) implements SessionEvent {}

    /**
     * The client entered a phone, and a code was issued for it under this session's own challenge.
     *
     * @param key the number's key, under which {@code phone} is encrypted
     * @param phone {@code +} and digits; {@code null} once erased
     */
    @EventName("session.phone-entered")
    @Revision("1")
    record PhoneEntered(
            TokenHash session,
            NumberId number,
            KeyId key,
            Spelling spelling,
            @Personal @Nullable String phone) implements SessionEvent {}

    /** The session is not valid any more: its client has logged in, and has another token now. */
    @EventName("session.ended")
    @Revision("1")
    record SessionEnded(TokenHash session) implements SessionEvent {}
}
