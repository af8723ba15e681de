// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to enter a code.
 *
 * @param digits how many decimal digits the code has
 * @param caller the user by the credential that is shown; {@code null} without one
 */
public record CodeAttempt(
        NumberId number,
        Challenge challenge,
        int digits,
        String code,
        ClientAddress client,
        @Nullable UserId caller) {

    private static final int MOST_DIGITS = 5;
    private static final int BASE = 10;

    /** Of any code: by client. */
    public Charge any() {
        return Charge.of(Cost.WRONG_CODE).by(client).without(Dimension.ALL);
    }

    /** Of one that could take an account over: as many tokens as it is likelier to be right than one of five digits. */
    Charge guess(Cost cost) {
        var weight = 1L;
        for (var digit = digits; digit < MOST_DIGITS; digit++) {
            weight *= BASE;
        }
        return Charge.of(cost).by(client).times(weight);
    }
}
