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

/** What has happened to the codes that confirm the address of one user. */
public sealed interface EmailVerificationEvent extends Event {

    /** The owner of the address. */
    UserId user();

    /**
     * A code was made; a policy mails it. The code itself is recorded nowhere: it is a truncated HMAC over the nonce.
     *
     * @param key the user's own key
     * @param email the address by its id
     * @param nonce 32 hex digits, random
     * @param expiresAt the time from which the code is refused
     * @param issued the number of codes in this window, with this one
     * @param address as the user wrote it; {@code null} once erased
     * @param kind the kind of login name that the address is; {@code null} in older events: that of the crm door
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

    /** The user entered a wrong code. After several wrong codes the right one is not accepted any more. */
    @EventName("email-verification.wrong-code-entered")
    @Revision("1")
    record WrongEmailCodeEntered(UserId user) implements EmailVerificationEvent {}

    /** The user entered the right code. It cannot be used again. */
    @EventName("email-verification.code-used")
    @Revision("1")
    record EmailCodeUsed(UserId user) implements EmailVerificationEvent {}

    /**
     * The mail of this code could not be delivered to any mail server, or was refused for good; it is not tried again.
     *
     * @param nonce the nonce of the code
     */
    @EventName("email-verification.code-undeliverable")
    @Revision("1")
    record EmailCodeUndeliverable(UserId user, String nonce) implements EmailVerificationEvent {}
}
