// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    UserId user();

    /**
     * A person signed up with a proven number.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param number the number, by its id
     * @param name as the person gave it; {@code null} once erased
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
            implements UserEvent {}

    /**
     * A person came in with a proven number, and has told nothing else of themselves yet.
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
            @Personal @Nullable String phone) implements UserEvent {}

    /**
     * A person who was here by their number alone has signed up.
     *
     * @param key the user's own key
     * @param name as the person gave it; {@code null} once erased
     */
    @EventName("user.account-completed")
    @Revision("1")
    record AccountCompleted(
            UserId user,
            KeyId key,
            MediaId avatar,
            Instant completedAt,
            @Personal @Nullable String name) implements UserEvent {}

    /**
     * The user goes by another name.
     *
     * @param key the user's own key
     * @param name {@code null} once erased
     */
    @EventName("user.renamed")
    @Revision("1")
    record UserRenamed(
            UserId user, KeyId key, @Personal @Nullable String name) implements UserEvent {}

    /**
     * A person signed up with a password, and with an e-mail address or a number that nobody has proven.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param emailId the address, by its id; {@code null} where none was given
     * @param numberId the number, by its id; {@code null} where none was given
     * @param surname as the person gave it, as all that follows; {@code null} once erased
     * @param address where they live or work; may be empty
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
            implements UserEvent {}

    /**
     * A person signed up at the chat door, by an account name and what they gave as an e-mail address.
     *
     * @param key the user's own key, under which the personal components are encrypted
     * @param accountNameId the name, by its id
     * @param emailId the address, by its id
     * @param accountName as the person gave it, as what follows; {@code null} once erased
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
            implements UserEvent {}

    /**
     * The user has another surname.
     *
     * @param key the user's own key
     * @param surname {@code null} once erased
     */
    @EventName("user.surname-changed")
    @Revision("1")
    record SurnameChanged(
            UserId user, KeyId key, @Personal @Nullable String surname) implements UserEvent {}

    /**
     * The user has another patronymic.
     *
     * @param key the user's own key
     * @param patronymic {@code null} once erased
     */
    @EventName("user.patronymic-changed")
    @Revision("1")
    record PatronymicChanged(
            UserId user, KeyId key, @Personal @Nullable String patronymic) implements UserEvent {}

    /**
     * The user is to be found at another address.
     *
     * @param key the user's own key
     * @param address {@code null} once erased
     */
    @EventName("user.address-changed")
    @Revision("1")
    record AddressChanged(
            UserId user, KeyId key, @Personal @Nullable String address) implements UserEvent {}

    /**
     * The user signs in by another e-mail address, which is not confirmed; or writes the same one differently, which
     * the id tells.
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
            @Personal @Nullable String email) implements UserEvent {}

    /**
     * The user signs in by another number, which nobody has proven.
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
            @Personal @Nullable String number) implements UserEvent {}

    /** A code that was mailed to the user's e-mail address has come back from them. */
    @EventName("user.email-confirmed")
    @Revision("1")
    record EmailConfirmed(UserId user, LoginNameId emailId) implements UserEvent {}

    /** A code that was mailed to the address that the user gave at the chat door has come back from them. */
    @EventName("user.chat-email-confirmed")
    @Revision("1")
    record ChatEmailConfirmed(UserId user, LoginNameId emailId) implements UserEvent {}

    /** Strangers no longer see the phone. */
    @EventName("user.phone-hidden")
    @Revision("1")
    record PhoneHidden(UserId user) implements UserEvent {}

    /** Everybody sees the phone again. */
    @EventName("user.phone-shown")
    @Revision("1")
    record PhoneShown(UserId user) implements UserEvent {}

    /**
     * The user has left for good. The key is destroyed at the end of all that follows from this.
     *
     * @param key the user's own key
     * @param number the proven number that was theirs; {@code null} where they had none
     */
    @EventName("user.account-deleted")
    @Revision("1")
    record AccountDeleted(UserId user, KeyId key, @Nullable NumberId number) implements UserEvent {}

    /** The user has another picture. */
    @EventName("user.avatar-changed")
    @Revision("1")
    record AvatarChanged(
            UserId user,
            MediaId avatar,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaId replaced) implements UserEvent {

        /** The first picture of somebody; or as recorded before it was said what is replaced. */
        public AvatarChanged(UserId user, MediaId avatar) {
            this(user, avatar, null);
        }
    }
}
