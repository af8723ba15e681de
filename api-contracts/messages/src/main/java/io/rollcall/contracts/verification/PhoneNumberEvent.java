// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one phone number. */
public sealed interface PhoneNumberEvent extends Event {

    NumberId number();

    /**
     * A code was made; it is sent by a policy. The code itself is recorded nowhere: it is a truncated HMAC over the
     * nonce.
     *
     * @param key the number's key, under which {@code phone} is encrypted
     * @param nonce 32 hex digits, random
     * @param digits how many decimal digits the code has
     * @param issuedAt by the system's clock
     * @param expiresAt from when on the code is refused
     * @param attempts the number's counter after this one
     * @param phone {@code +} and digits; {@code null} once erased
     * @param client the {@link Requester#tag()} of who asked; {@code null} where that was not found out
     */
    @EventName("phone-number.code-issued")
    @Revision("1")
    record CodeIssued(
            NumberId number,
            KeyId key,
            Challenge challenge,
            String nonce,
            int digits,
            Instant issuedAt,
            Instant expiresAt,
            Attempts attempts,
            @Personal @Nullable String phone,
            @JsonInclude(NON_NULL) @Nullable UUID client)
            implements PhoneNumberEvent {}

    /**
     * Somebody entered a wrong code.
     *
     * @param attempts the number's counter after this one
     * @param client the {@link Requester#tag()} of who is held to it; {@code null} where that was not found out
     * @param wrong how many it has come to since the last right one; {@code null} where that was not counted
     */
    @EventName("phone-number.wrong-code-entered")
    @Revision("1")
    record WrongCodeEntered(
            NumberId number,
            Challenge challenge,
            Attempts attempts,
            @JsonInclude(NON_NULL) @Nullable UUID client,
            @JsonInclude(NON_NULL) @Nullable WrongCodes wrong)
            implements PhoneNumberEvent {}

    /** The right code was used up; the counter starts anew. */
    @EventName("phone-number.code-confirmed")
    @Revision("1")
    record CodeConfirmed(NumberId number, Challenge challenge) implements PhoneNumberEvent {}

    /**
     * The SMS with a code has reached the phone, as its gateway says.
     *
     * @param nonce of the code
     * @param deliveredAt when the gateway said so, by the system's clock
     */
    @EventName("phone-number.code-delivered")
    @Revision("1")
    record CodeDelivered(NumberId number, Challenge challenge, String nonce, Instant deliveredAt)
            implements PhoneNumberEvent {}

    /**
     * The SMS with a code will not reach the phone, as its gateway says, or does not leave at all.
     *
     * @param nonce of the code
     * @param reason in the gateway's terms, such as {@code UNDELIV 001}, {@code smpp-0b} or {@code http-400}; or ours:
     *     {@code no-such-number}, {@code country-not-served}, {@code type-} and libphonenumber's type, such as
     *     {@code type-premium-rate}, or {@code expired-unsent} where more was to be sent than could be in time
     */
    @EventName("phone-number.code-undeliverable")
    @Revision("1")
    record CodeUndeliverable(NumberId number, Challenge challenge, String nonce, String reason)
            implements PhoneNumberEvent {}

    /** From here on the number is this user's. */
    @EventName("phone-number.claimed")
    @Revision("1")
    record NumberClaimed(NumberId number, UserId user) implements PhoneNumberEvent {}

    /**
     * The number is nobody's again: its user has left.
     *
     * @param key under which all that is personal about the number is encrypted from here on
     */
    @EventName("phone-number.released")
    @Revision("1")
    record NumberReleased(NumberId number, UserId user, KeyId key) implements PhoneNumberEvent {}

    /** Nobody has claimed the number: it is told no more under this id, whose key is destroyed next. */
    @EventName("phone-number.forgotten")
    @Revision("1")
    record NumberForgotten(NumberId number) implements PhoneNumberEvent {}
}
