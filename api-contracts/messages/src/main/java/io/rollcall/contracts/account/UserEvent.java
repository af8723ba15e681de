// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

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
     * @param number the number that was theirs
     */
    @EventName("user.account-deleted")
    @Revision("1")
    record AccountDeleted(UserId user, KeyId key, NumberId number) implements UserEvent {}

    /** The user has another picture. */
    @EventName("user.avatar-changed")
    @Revision("1")
    record AvatarChanged(UserId user, MediaId avatar) implements UserEvent {}
}
