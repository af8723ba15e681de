// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.shared.Unavailable;

/** Nobody can tell just now whether a limit is reached. */
public final class LimitsUnavailable extends RuntimeException implements Unavailable {

    /** @param cause why the budgets cannot be read */
    public LimitsUnavailable(Throwable cause) {
        super("The budgets cannot be read", cause, false, false);
    }
}
