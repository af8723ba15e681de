// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking a number to be forgotten. */
public sealed interface ForgetNumberResult {

    /** Its id is used no more: what it stands for may be destroyed. */
    record Forgotten() implements ForgetNumberResult {}

    /**
     * It is still needed.
     *
     * @param until when to ask again; {@code null} while somebody holds the number
     */
    record Kept(@Nullable Instant until) implements ForgetNumberResult {}
}
