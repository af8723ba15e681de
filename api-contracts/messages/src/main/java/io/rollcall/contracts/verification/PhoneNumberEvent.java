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

    /** The number that it happened to. */
    NumberId number();

    /**
     * A code was made; a policy sends it. The code itself is recorded nowhere: it is a truncated HMAC over the nonce.
     *
     * @param key the number's key, under which {@code phone} is encrypted
     * @param nonce 32 hex digits, random
     * @param digits how many decimal digits the code has
     * @param issuedAt the time, by the system's clock
     * @param expiresAt the time from which the code is refused
     * @param attempts the number's counter after this one
     * @param phone {@code +} and digits; {@code null} once erased
     * @param client the {@link Requester#tag()} of the client that asked; {@code null} where it is not known
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
     * A client entered a wrong code.
     *
     * @param attempts the number's counter after this one
     * @param client the {@link Requester#tag()} of the client that it counts against; {@code null} where it is not
     *     known
     * @param wrong the number of wrong codes since the last right one; {@code null} where they were not counted
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

    /**
     * A client entered the right code. It cannot be used again; the counter of wrong codes starts anew.
     */
    @EventName("phone-number.code-confirmed")
    @Revision("1")
    record CodeConfirmed(NumberId number, Challenge challenge) implements PhoneNumberEvent {}

    /**
     * The SMS with a code has reached the phone, according to the SMS gateway.
     *
     * @param nonce the nonce of the code
     * @param deliveredAt when the gateway said so, by the system's clock
     */
    @EventName("phone-number.code-delivered")
    @Revision("1")
    record CodeDelivered(NumberId number, Challenge challenge, String nonce, Instant deliveredAt)
            implements PhoneNumberEvent {}

    /**
     * The SMS with a code will not reach the phone, according to the SMS gateway, or was not sent at all.
     *
     * @param nonce the nonce of the code
     * @param reason in the gateway's terms, such as {@code UNDELIV 001}, {@code smpp-0b} or {@code http-400}; or ours:
     *     {@code no-such-number}, {@code country-not-served}, {@code type-} and libphonenumber's type, such as
     *     {@code type-premium-rate}, or {@code expired-unsent} where more was to be sent than could be in time
     */
    @EventName("phone-number.code-undeliverable")
    @Revision("1")
    record CodeUndeliverable(NumberId number, Challenge challenge, String nonce, String reason)
            implements PhoneNumberEvent {}

    /** The number belongs to this user. */
    @EventName("phone-number.claimed")
    @Revision("1")
    record NumberClaimed(NumberId number, UserId user) implements PhoneNumberEvent {}

    /**
     * The number is free again, because its user has left.
     *
     * @param key the number's new key, for all personal data about it from now on
     */
    @EventName("phone-number.released")
    @Revision("1")
    record NumberReleased(NumberId number, UserId user, KeyId key) implements PhoneNumberEvent {}

    /** No user has claimed the number. Its id is not used any more, and the key of the id is destroyed. */
    @EventName("phone-number.forgotten")
    @Revision("1")
    record NumberForgotten(NumberId number) implements PhoneNumberEvent {}
}
