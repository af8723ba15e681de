// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.privacy.KeyId;
import java.time.Instant;

/** Brings a code to a phone. */
@FunctionalInterface
interface CodeSender {

    /**
     * Sends, or throws to be called again.
     *
     * @param position of the event that asks for it: the same for every attempt
     * @param key under which the phone is known
     * @param phone {@code +} and digits
     */
    void send(long position, KeyId key, Instant at, String phone, String code);
}
