// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

/** What came of asking for a code. */
public sealed interface CodeSending {

    /**
     * The code is on its way.
     *
     * @param isNew whether nobody has completed a sign-up with this number
     */
    record Sent(boolean isNew) implements CodeSending {}

    /** The number's attempts are used up until its window ends. */
    record Throttled() implements CodeSending {}

    /** The number has been forgotten under this id: it needs a new one. */
    record Forgotten() implements CodeSending {}
}
