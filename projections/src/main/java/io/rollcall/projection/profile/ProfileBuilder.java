// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.login.LoginNameId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A profile on its way from one event to the next. */
final class ProfileBuilder {

    private final long id;
    private final Instant created;
    private @Nullable String surname;
    private @Nullable String name;
    private @Nullable String patronymic;
    private @Nullable String address;
    private @Nullable String email;
    private @Nullable String emailId;
    private @Nullable String number;
    private boolean confirmedEmail;

    private ProfileBuilder(long id, Instant created) {
        this.id = id;
        this.created = created;
    }

    ProfileBuilder(ProfileDocument before) {
        this(before.id(), before.createdAt());
        surname = before.surname();
        name = before.name();
        patronymic = before.patronymic();
        address = before.address();
        email = before.email();
        emailId = before.emailId();
        number = before.number();
        confirmedEmail = before.confirmedEmail();
    }

    /** Of somebody from another door: only what it asks for is there. */
    static ProfileBuilder of(UserRegistered event) {
        return new ProfileBuilder(event.user().value(), event.registeredAt()).name(event.name());
    }

    /** Of a user that has given a number and nothing else. */
    static ProfileBuilder of(UserEntered event) {
        return new ProfileBuilder(event.user().value(), event.enteredAt());
    }

    /** Of a user from the chat door, which has names of its own. */
    static ProfileBuilder of(UserJoined event) {
        return new ProfileBuilder(event.user().value(), event.joinedAt());
    }

    static ProfileBuilder of(UserEnrolled event) {
        var builder = new ProfileBuilder(event.user().value(), event.enrolledAt());
        builder.emailId = ProfileDocument.text(event.emailId());
        builder.email = event.email();
        return builder.surname(event.surname())
                .name(event.name())
                .patronymic(event.patronymic())
                .address(event.address())
                .number(event.number());
    }

    ProfileBuilder surname(@Nullable String changed) {
        surname = changed;
        return this;
    }

    ProfileBuilder name(@Nullable String changed) {
        name = changed;
        return this;
    }

    ProfileBuilder patronymic(@Nullable String changed) {
        patronymic = changed;
        return this;
    }

    ProfileBuilder address(@Nullable String changed) {
        address = changed;
        return this;
    }

    /** Another address is not confirmed (C-51); the same one, written differently, stays so. */
    ProfileBuilder email(@Nullable String changed, LoginNameId changedId) {
        var text = ProfileDocument.text(changedId);
        confirmedEmail = confirmedEmail && Objects.equals(text, emailId);
        email = changed;
        emailId = text;
        return this;
    }

    ProfileBuilder number(@Nullable String changed) {
        number = changed;
        return this;
    }

    ProfileBuilder confirmed(LoginNameId address) {
        confirmedEmail = Objects.equals(ProfileDocument.text(address), emailId);
        return this;
    }

    /** The profile, last changed at this time. */
    ProfileDocument at(Instant updated) {
        return new ProfileDocument(
                id, surname, name, patronymic, address, email, emailId, number, confirmedEmail, created, updated);
    }
}
