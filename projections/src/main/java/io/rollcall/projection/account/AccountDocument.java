// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AccountEvent;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.PresenceEvent;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One user's account as it is stored.
 *
 * @param name {@code null} where never given or erased
 * @param phone {@code +} and digits; {@code null} where never given or erased
 * @param avatar {@code null} where never given
 * @param number the id of the phone; {@code null} where there is none
 * @param revocation what has been ended of the user's signed tokens
 */
public record AccountDocument(
        long id,
        @Nullable String name,
        @Nullable String phone,
        Instant created,
        boolean hiddenPhone,
        @Nullable String avatar,
        @Nullable UUID number,
        Revocation revocation) {

    /** An account without revoked signed tokens. */
    public AccountDocument(
            long id,
            @Nullable String name,
            @Nullable String phone,
            Instant created,
            boolean hiddenPhone,
            @Nullable String avatar,
            @Nullable UUID number) {
        this(id, name, phone, created, hiddenPhone, avatar, number, Revocation.NONE);
    }

    /**
     * What the event makes of the account.
     *
     * @param before {@code null} only before the sign-up
     * @return {@code null} once the user has left
     */
    static @Nullable AccountDocument after(@Nullable AccountDocument before, PresenceEvent event) {
        return switch (event) {
            case UserRegistered registered -> signedUp(registered);
            case UserEntered entered -> cameIn(entered);
            case AccountCompleted completed -> existing(before).completed(completed);
            case UserEnrolled enrolled -> withoutPhone(enrolled);
            case UserJoined joined -> withoutName(joined);
            case UserRenamed renamed -> existing(before).named(renamed.name());
            case AccountDeleted deleted -> null;
        };
    }

    /** The same. */
    static AccountDocument changed(@Nullable AccountDocument before, AccountEvent event) {
        return switch (event) {
            case PhoneHidden hidden -> existing(before).withPhoneHidden(true);
            case PhoneShown shown -> existing(before).withPhoneHidden(false);
            case AvatarChanged changed ->
                existing(before).picturedBy(changed.avatar().value());
        };
    }

    /** What has been ended is ended also for a user that has left meanwhile: there is nothing more to say of them. */
    static @Nullable AccountDocument revoked(@Nullable AccountDocument before, RevocationEvent event) {
        return before == null ? null : before.with(before.revocation.after(event));
    }

    private static AccountDocument signedUp(UserRegistered event) {
        return new AccountDocument(
                event.user().value(),
                event.name(),
                event.phone(),
                event.registeredAt(),
                false,
                event.avatar().value(),
                event.number().value());
    }

    private static AccountDocument cameIn(UserEntered event) {
        return new AccountDocument(
                event.user().value(),
                null,
                event.phone(),
                event.enteredAt(),
                false,
                null,
                event.number().value());
    }

    private AccountDocument completed(AccountCompleted event) {
        return named(event.name()).picturedBy(event.avatar().value());
    }

    private static AccountDocument withoutPhone(UserEnrolled event) {
        return new AccountDocument(event.user().value(), event.name(), null, event.enrolledAt(), false, null, null);
    }

    private static AccountDocument withoutName(UserJoined event) {
        return new AccountDocument(event.user().value(), null, null, event.joinedAt(), false, null, null);
    }

    private static AccountDocument existing(@Nullable AccountDocument account) {
        return Objects.requireNonNull(account, "no such account");
    }

    private AccountDocument named(@Nullable String newName) {
        return new AccountDocument(id, newName, phone, created, hiddenPhone, avatar, number, revocation);
    }

    private AccountDocument withPhoneHidden(boolean hidden) {
        return new AccountDocument(id, name, phone, created, hidden, avatar, number, revocation);
    }

    private AccountDocument picturedBy(String newAvatar) {
        return new AccountDocument(id, name, phone, created, hiddenPhone, newAvatar, number, revocation);
    }

    private AccountDocument with(Revocation ended) {
        return new AccountDocument(id, name, phone, created, hiddenPhone, avatar, number, ended);
    }

    /** As its owner sees it. */
    public Account toView() {
        return new Account(
                UserId.of(id), name, phone, created, hiddenPhone, avatar == null ? null : MediaId.of(avatar));
    }
}
