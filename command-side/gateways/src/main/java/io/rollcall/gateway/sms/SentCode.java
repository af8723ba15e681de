// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import org.jspecify.annotations.Nullable;

/** Which code a message brings. */
record SentCode(NumberId number, Challenge challenge, String nonce) {

    /** @param failure {@code null} when it has arrived */
    RecordDelivery delivered(@Nullable String failure) {
        return new RecordDelivery(number, challenge, nonce, failure);
    }
}
