// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.UserId;

/** What came of trying to come in. */
public sealed interface SignInResult {

    /**
     * In.
     *
     * @param token to be shown from now on; kept nowhere but by the caller
     */
    record SignedIn(UserId user, String token) implements SignInResult {}

    /** The code is right and used up; another one has to be entered, too. */
    record Again() implements SignInResult {}

    /** The code is wrong, expired, used or was never sent (A-19..A-22, A-29). */
    record CodeInvalid() implements SignInResult {}

    /** The number's attempts are used up. */
    record Throttled() implements SignInResult {}

    /** The code is right, but nobody has signed up with this number. */
    record NotRegistered() implements SignInResult {}

    /** The number has got another owner, or lost its own, since that was looked up: nothing was done, ask again. */
    record OwnerChanged() implements SignInResult {}

    /** The code is right, but somebody has signed up with the number already. */
    record AlreadyRegistered() implements SignInResult {}
}
