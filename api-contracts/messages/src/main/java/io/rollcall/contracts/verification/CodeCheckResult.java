// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What came of entering a code. */
public sealed interface CodeCheckResult {

    /**
     * The right code, still unused.
     *
     * @param owner the user that holds the number; {@code null} when nobody does
     * @param isNew whether nobody has signed up with the number: it has no owner, or an owner that has not signed up
     *     yet
     */
    record Right(@Nullable UserId owner, boolean isNew) implements CodeCheckResult {}

    /** The right code, which is used up: {@link Requester#twice()}. */
    record Again() implements CodeCheckResult {}

    /** A wrong code, one that has expired, or none was sent (A-19..A-22). */
    record Invalid() implements CodeCheckResult {}

    /** The number's attempts are used up until its window ends, even for the right code. */
    record Throttled() implements CodeCheckResult {}
}
