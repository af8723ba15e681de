// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.email;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to the codes that were mailed to one user. */
public sealed interface EmailVerificationEvent extends Event {

    UserId user();

    /**
     * A code was made; it is mailed by a policy. The code itself is recorded nowhere: it is a truncated HMAC over the
     * nonce.
     *
     * @param key the user's own key
     * @param email the address by its id
     * @param nonce 32 hex digits, random
     * @param expiresAt from when on the code is refused
     * @param issued how many there were in this window, with this one
     * @param address as the user wrote it; {@code null} once erased
     * @param kind of login name that the address is; {@code null} in older events: that of the crm door
     */
    @EventName("email-verification.code-issued")
    @Revision("1")
    record EmailCodeIssued(
            UserId user,
            KeyId key,
            LoginNameId email,
            String nonce,
            Instant issuedAt,
            Instant expiresAt,
            Attempts issued,
            Language language,
            @Personal @Nullable String address,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LoginKind kind)
            implements EmailVerificationEvent {

        /** The kind of login name that the address is. */
        public LoginKind kindOfAddress() {
            return kind == null ? LoginKind.EMAIL : kind;
        }
    }

    /** Somebody entered a wrong code. After some of these the code is worth nothing. */
    @EventName("email-verification.wrong-code-entered")
    @Revision("1")
    record WrongEmailCodeEntered(UserId user) implements EmailVerificationEvent {}

    /** The right code was used up. */
    @EventName("email-verification.code-used")
    @Revision("1")
    record EmailCodeUsed(UserId user) implements EmailVerificationEvent {}

    /**
     * The mail of this code could not be delivered to any mail server, or was refused for good; it is not tried again.
     *
     * @param nonce the code's
     */
    @EventName("email-verification.code-undeliverable")
    @Revision("1")
    record EmailCodeUndeliverable(UserId user, String nonce) implements EmailVerificationEvent {}
}
