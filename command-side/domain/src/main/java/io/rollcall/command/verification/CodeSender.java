// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;

/** Brings a code to a phone. */
@FunctionalInterface
public interface CodeSender {

    /**
     * A code to bring.
     *
     * @param position of the event that asks for it: the same for every attempt
     * @param key under which the phone is known
     * @param nonce what the code is known by in events
     * @param issuedAt when the event was recorded
     * @param expiresAt from when on it is good for nothing
     * @param phone {@code +} and digits
     */
    record Code(
            long position,
            NumberId number,
            KeyId key,
            Challenge challenge,
            String nonce,
            Instant issuedAt,
            Instant expiresAt,
            String phone,
            String code) {

        /** Tells nothing personal. */
        @Override
        public String toString() {
            return "the code of position " + position;
        }
    }

    /** Sends, or keeps it to be sent, or throws to be called again; never waits for a gateway. */
    void send(Code code);
}
