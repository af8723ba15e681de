// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.Requester;
import org.jspecify.annotations.Nullable;

/**
 * Coming in with a proven number. Both use the code up, and only when they succeed; answered by a
 * {@link SignInResult}.
 */
public sealed interface SignInCommand extends Command {

    /** The number that the code was sent to. */
    NumberId number();

    /** The issue of the code, as it was answered to the request for it. */
    Challenge challenge();

    /** What the caller has entered: any text. */
    String code();

    /** What is known of the client that enters it. */
    Requester by();

    @Override
    default String target() {
        return number().aggregate();
    }

    /** Gives the number's owner a new token. */
    record SignInByCode(NumberId number, Challenge challenge, String code, Door door, Requester by)
            implements SignInCommand {}

    /**
     * Makes an account for a number that nobody holds, or completes that of a user that has come in with it at another
     * door, and gives it a token: number, user and credential in one unit.
     *
     * @param completes the number's owner, not signed up yet; {@code null} where nobody holds it
     * @param key that owner's key, or a new one
     * @param name 1 to 255 characters
     * @param phone {@code +} and digits
     */
    record RegisterUser(
            NumberId number,
            Challenge challenge,
            String code,
            Door door,
            @Nullable UserId completes,
            KeyId key,
            String name,
            String phone,
            MediaId avatar,
            Requester by)
            implements SignInCommand {}
}
