// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.gateway.outbox.Submission;

/** The other system that takes messages and brings them to phones. Every call ends within seconds. */
interface Gateway {

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
