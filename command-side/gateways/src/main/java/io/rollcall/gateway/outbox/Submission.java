// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import org.jspecify.annotations.Nullable;

/** What came of handing over one message. */
public sealed interface Submission {

    /**
     * The other side has it.
     *
     * @param receiptId by which it will tell of it; {@code null} if it never does
     */
    record Accepted(@Nullable String receiptId) implements Submission {}

    /**
     * It will never take this one.
     *
     * @param reason as in {@code CodeUndeliverable}
     */
    record Refused(String reason) implements Submission {}

    /** It has not taken this one now; others it may take. */
    record NotNow() implements Submission {}

    /** It takes none at the moment, or cannot be reached. */
    record Busy() implements Submission {}

    /** It has not said whether it took it. */
    record Unanswered() implements Submission {}
}
