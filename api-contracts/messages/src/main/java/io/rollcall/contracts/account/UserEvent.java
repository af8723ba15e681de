// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one user. */
public sealed interface UserEvent extends Event {

    /** The user that it happened to. */
    UserId user();

    /** What every door shows of a user: that they are there, what they are called, and that they are there no more. */
    sealed interface PresenceEvent extends UserEvent {}

    /** What an account says beyond that: whether the phone is hidden, and the avatar. No other read model shows it. */
    sealed interface AccountEvent extends UserEvent {}

    /** What a profile says beyond that. No other read model shows it. */
    sealed interface ProfileEvent extends UserEvent {}

    /**
     * A user signed up with a proven number.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param number the number, by its id
     * @param name as the user gave it; {@code null} once erased
     * @param phone {@code +} and digits; {@code null} once erased
     */
    @EventName("user.registered")
    @Revision("1")
    record UserRegistered(
            UserId user,
            KeyId key,
            NumberId number,
            MediaId avatar,
            Instant registeredAt,
            @Personal @Nullable String name,
            @Personal @Nullable String phone)
            implements PresenceEvent {}

    /**
     * A user came in with a proven number, and has given nothing else yet.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param number the number, by its id
     * @param phone {@code +} and digits; {@code null} once erased
     */
    @EventName("user.entered")
    @Revision("1")
    record UserEntered(
            UserId user,
            KeyId key,
            NumberId number,
            Instant enteredAt,
            @Personal @Nullable String phone) implements PresenceEvent {}

    /**
     * A user that had given a number and nothing else has signed up.
     *
     * @param key the user's own key
     * @param name as the user gave it; {@code null} once erased
     */
    @EventName("user.account-completed")
    @Revision("1")
    record AccountCompleted(
            UserId user,
            KeyId key,
            MediaId avatar,
            Instant completedAt,
            @Personal @Nullable String name) implements PresenceEvent {}

    /**
     * The user has another name.
     *
     * @param key the user's own key
     * @param name {@code null} once erased
     */
    @EventName("user.renamed")
    @Revision("1")
    record UserRenamed(
            UserId user, KeyId key, @Personal @Nullable String name) implements PresenceEvent {}

    /**
     * A user signed up with a password, and with an e-mail address or a number that is not proven.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param emailId the address, by its id; {@code null} where none was given
     * @param numberId the number, by its id; {@code null} where none was given
     * @param surname as the user gave it, like all that follows; {@code null} once erased
     * @param address a postal address; may be empty
     * @param email {@code null} where none was given, too
     * @param number {@code +} and digits; {@code null} where none was given, too
     */
    @EventName("user.enrolled")
    @Revision("1")
    record UserEnrolled(
            UserId user,
            KeyId key,
            @Nullable LoginNameId emailId,
            @Nullable LoginNameId numberId,
            Instant enrolledAt,
            @Personal @Nullable String surname,
            @Personal @Nullable String name,
            @Personal @Nullable String patronymic,
            @Personal @Nullable String address,
            @Personal @Nullable String email,
            @Personal @Nullable String number)
            implements PresenceEvent {}

    /**
     * A user signed up at the chat door, with an account name and a text that is to be an e-mail address.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param accountNameId the name, by its id
     * @param emailId the address, by its id
     * @param accountName as the user gave it, like the address; {@code null} once erased
     */
    @EventName("user.joined")
    @Revision("1")
    record UserJoined(
            UserId user,
            KeyId key,
            LoginNameId accountNameId,
            LoginNameId emailId,
            Instant joinedAt,
            @Personal @Nullable String accountName,
            @Personal @Nullable String email)
            implements PresenceEvent {}

    /**
     * The user has another surname.
     *
     * @param key the user's own key
     * @param surname {@code null} once erased
     */
    @EventName("user.surname-changed")
    @Revision("1")
    record SurnameChanged(
            UserId user, KeyId key, @Personal @Nullable String surname) implements ProfileEvent {}

    /**
     * The user has another patronymic.
     *
     * @param key the user's own key
     * @param patronymic {@code null} once erased
     */
    @EventName("user.patronymic-changed")
    @Revision("1")
    record PatronymicChanged(
            UserId user, KeyId key, @Personal @Nullable String patronymic) implements ProfileEvent {}

    /**
     * The user has another postal address.
     *
     * @param key the user's own key
     * @param address {@code null} once erased
     */
    @EventName("user.address-changed")
    @Revision("1")
    record AddressChanged(
            UserId user, KeyId key, @Personal @Nullable String address) implements ProfileEvent {}

    /**
     * The user signs in by another e-mail address, which is not confirmed yet. Where {@code emailId} is the same as
     * before, it is the same address in another spelling.
     *
     * @param key the user's own key
     * @param emailId the address, by its id
     * @param email {@code null} once erased
     */
    @EventName("user.email-changed")
    @Revision("1")
    record EmailChanged(
            UserId user,
            KeyId key,
            LoginNameId emailId,
            @Personal @Nullable String email) implements ProfileEvent {}

    /**
     * The user signs in by another number, which is not proven.
     *
     * @param key the user's own key
     * @param numberId the number, by its id
     * @param number {@code +} and digits; {@code null} once erased
     */
    @EventName("user.number-changed")
    @Revision("1")
    record NumberChanged(
            UserId user,
            KeyId key,
            LoginNameId numberId,
            @Personal @Nullable String number) implements ProfileEvent {}

    /** The user has confirmed the e-mail address, by the code that was mailed to it. */
    @EventName("user.email-confirmed")
    @Revision("1")
    record EmailConfirmed(UserId user, LoginNameId emailId) implements ProfileEvent {}

    /** The user has confirmed the address that was given at the chat door, by the code that was mailed to it. */
    @EventName("user.chat-email-confirmed")
    @Revision("1")
    record ChatEmailConfirmed(UserId user, LoginNameId emailId) implements UserEvent {}

    /** The user hides the phone from strangers. */
    @EventName("user.phone-hidden")
    @Revision("1")
    record PhoneHidden(UserId user) implements AccountEvent {}

    /** The user shows the phone to everybody again. */
    @EventName("user.phone-shown")
    @Revision("1")
    record PhoneShown(UserId user) implements AccountEvent {}

    /**
     * The user has asked for the account to be deleted, and it is, in the same unit. Older deletions do not have it.
     *
     * @param door at which the user has asked
     */
    @EventName("user.deletion-requested")
    @Revision("1")
    record DeletionRequested(UserId user, Door door) implements UserEvent {}

    /**
     * The user has left for good. When all traces are cleared up, the key is destroyed.
     *
     * @param key the user's own key
     * @param number the user's proven number; {@code null} where there was none
     */
    @EventName("user.account-deleted")
    @Revision("1")
    record AccountDeleted(UserId user, KeyId key, @Nullable NumberId number) implements PresenceEvent {}

    /**
     * All that a user that has left had left behind is cleared up, and the user's key is destroyed right behind this.
     * Of users that were erased before there was this event, there is none.
     */
    @EventName("user.erased")
    @Revision("1")
    record UserErased(UserId user) implements UserEvent {}

    /** The user has another avatar. */
    @EventName("user.avatar-changed")
    @Revision("1")
    record AvatarChanged(
            UserId user,
            MediaId avatar,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaId replaced) implements AccountEvent {

        /** The first avatar of a user; or an event from before {@code replaced} was recorded. */
        public AvatarChanged(UserId user, MediaId avatar) {
            this(user, avatar, null);
        }
    }
}
