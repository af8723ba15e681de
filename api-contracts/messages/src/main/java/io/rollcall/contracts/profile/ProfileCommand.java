// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person asks of the crm door about themselves. */
public sealed interface ProfileCommand extends Command {

    /** The e-mail address that the person wants to sign in by; {@code null} where they want none, or no other. */
    @Nullable
    LoginClaim email();

    /** The same for a number. */
    @Nullable
    LoginClaim number();

    /** Both by their ids, as far as they are wanted. */
    default Map<LoginKind, LoginNameId> loginNames() {
        var names = new EnumMap<LoginKind, LoginNameId>(LoginKind.class);
        if (email() instanceof LoginClaim email) {
            names.put(LoginKind.EMAIL, email.id());
        }
        if (number() instanceof LoginClaim number) {
            names.put(LoginKind.NUMBER, number.id());
        }
        return names;
    }

    /**
     * Makes an account that is reached by login name and password: names, user and password in one unit (C-1..C-15).
     * Answered by an {@link EnrolmentResult}.
     *
     * @param key the new user's key
     * @param email {@code null} where only a number is given
     * @param number {@code null} where only an e-mail address is given
     * @param passwordHash in the PHC string format
     */
    record EnrolUser(
            KeyId key,
            String surname,
            String name,
            String patronymic,
            String address,
            @Nullable LoginClaim email,
            @Nullable LoginClaim number,
            String passwordHash)
            implements ProfileCommand {

        public EnrolUser {
            if (email == null && number == null) {
                throw new IllegalArgumentException("Without a login name nobody comes in again");
            }
        }

        @Override
        public String target() {
            return (email == null ? Objects.requireNonNull(number) : email).id().aggregate();
        }
    }

    /**
     * Changes what is given and can be changed, and leaves the rest, in one unit (C-44..C-54). Answered by a
     * {@link ProfileChangeResult}.
     *
     * @param email the new login name; the one before is free from then on
     * @param number the same
     * @param passwordHash in the PHC string format; where it is not the first one, all credentials end with the one
     *     before
     * @param shown what is kept of the credential by which the user asks: that one goes on
     */
    record ChangeProfile(
            UserId user,
            @Nullable String surname,
            @Nullable String name,
            @Nullable String patronymic,
            @Nullable String address,
            @Nullable LoginClaim email,
            @Nullable LoginClaim number,
            @Nullable String passwordHash,
            @Nullable TokenHash shown)
            implements ProfileCommand {

        @Override
        public String target() {
            return UserCommand.aggregate(user);
        }
    }
}
