// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AddressChanged;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.NumberChanged;
import io.rollcall.contracts.account.UserEvent.PatronymicChanged;
import io.rollcall.contracts.account.UserEvent.PresenceEvent;
import io.rollcall.contracts.account.UserEvent.ProfileEvent;
import io.rollcall.contracts.account.UserEvent.SurnameChanged;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.PasswordEvent;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.profile.Profile;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One user's profile as it is stored; what was never given, or is erased, is {@code null}.
 *
 * @param emailId the id of the e-mail address
 * @param updatedAt the time of the latest event that changed anything here, or the password
 */
public record ProfileDocument(
        long id,
        @Nullable String surname,
        @Nullable String name,
        @Nullable String patronymic,
        @Nullable String address,
        @Nullable String email,
        @Nullable String emailId,
        @Nullable String number,
        boolean confirmedEmail,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What the event makes of the profile.
     *
     * @param before {@code null} only before the user is there
     * @return {@code null} once they have left
     */
    static @Nullable ProfileDocument after(@Nullable ProfileDocument before, PresenceEvent event, Instant at) {
        return switch (event) {
            case UserRegistered registered -> ProfileBuilder.of(registered).at(registered.registeredAt());
            case UserEntered entered -> ProfileBuilder.of(entered).at(entered.enteredAt());
            case AccountCompleted completed ->
                builder(before).name(completed.name()).at(completed.completedAt());
            case UserEnrolled enrolled -> ProfileBuilder.of(enrolled).at(enrolled.enrolledAt());
            case UserJoined joined -> ProfileBuilder.of(joined).at(joined.joinedAt());
            case UserRenamed renamed -> builder(before).name(renamed.name()).at(at);
            case AccountDeleted deleted -> null;
        };
    }

    /** The same. */
    static ProfileDocument after(@Nullable ProfileDocument before, ProfileEvent event, Instant at) {
        return switch (event) {
            case SurnameChanged changed ->
                builder(before).surname(changed.surname()).at(at);
            case PatronymicChanged changed ->
                builder(before).patronymic(changed.patronymic()).at(at);
            case AddressChanged changed ->
                builder(before).address(changed.address()).at(at);
            case EmailChanged changed ->
                builder(before).email(changed.email(), changed.emailId()).at(at);
            case NumberChanged changed ->
                builder(before).number(changed.number()).at(at);
            case EmailConfirmed confirmed ->
                builder(before).confirmed(confirmed.emailId()).at(at);
        };
    }

    /** The same; a first password comes with the user, or is a change of theirs. */
    static ProfileDocument after(@Nullable ProfileDocument before, PasswordEvent event, Instant at) {
        return switch (event) {
            case PasswordChosen chosen -> existing(before);
            case PasswordChanged changed -> builder(before).at(at);
        };
    }

    private static ProfileDocument existing(@Nullable ProfileDocument profile) {
        return Objects.requireNonNull(profile, "no such profile");
    }

    private static ProfileBuilder builder(@Nullable ProfileDocument before) {
        return new ProfileBuilder(existing(before));
    }

    static @Nullable String text(@Nullable LoginNameId id) {
        return id == null ? null : id.value().toString();
    }

    /** As its owner sees it. */
    public Profile toView() {
        return new Profile(
                UserId.of(id),
                surname,
                name,
                patronymic,
                address,
                email,
                number,
                confirmedEmail,
                false,
                createdAt,
                updatedAt);
    }
}
