// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import org.jspecify.annotations.Nullable;

/** Who takes messages and brings them to phones. Every call ends within seconds. */
interface Gateway {

    /** What came of handing over one message. */
    sealed interface Submission {

        /**
         * The gateway has it.
         *
         * @param id by which the gateway will tell of it; {@code null} if it never does
         */
        record Accepted(@Nullable String id) implements Submission {}

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

    /** Sees to it that messages can be handed over and receipts come; whether that is so. */
    boolean reach();

    /**
     * Hands over one message, on any thread.
     *
     * @param phone {@code +} and digits
     */
    Submission submit(String phone, String text);

    /** Lets go of the gateway until it is reached for again. */
    void leave();
}
