// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import org.jspecify.annotations.Nullable;

/** A number that is somebody's. */
public record NumberDocument(NumberId number, UserId user) {

    /**
     * What a claim or a release makes of a number.
     *
     * @return {@code null} where it is nobody's any more
     */
    static @Nullable NumberDocument after(@Nullable NumberDocument before, PhoneNumberEvent event) {
        return event instanceof NumberClaimed claimed ? new NumberDocument(claimed.number(), claimed.user()) : null;
    }
}
