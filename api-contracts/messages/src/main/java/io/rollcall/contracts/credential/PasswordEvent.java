// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to the password of one user. Its hash is a secret, so it is stored encrypted and never streamed.
 */
public sealed interface PasswordEvent extends Event {

    /** The owner of the password. */
    UserId user();

    /**
     * The password's Argon2id hash with its parameters, in the PHC string format; {@code null} once erased, when no
     * password is right any more.
     */
    @Nullable
    String hash();

    /**
     * The user has chosen a first password.
     *
     * @param key the user's own key
     */
    @EventName("password.chosen")
    @Revision("1")
    record PasswordChosen(
            UserId user, KeyId key, @Personal @Nullable String hash) implements PasswordEvent {}

    /**
     * The user has another password. The one before is wrong from now on (C-52).
     *
     * @param key the user's own key
     */
    @EventName("password.changed")
    @Revision("1")
    record PasswordChanged(
            UserId user, KeyId key, @Personal @Nullable String hash) implements PasswordEvent {}
}
